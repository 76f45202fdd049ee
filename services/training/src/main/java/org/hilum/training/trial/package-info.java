/**
 * What candidate and champion said of the locked test images comes in when a run has judged them,
 * and from the audit trail what both said of live ones; a promotion leaves, or the end of the
 * trial. A run ends long before its model has seen enough, so what the gate needs is kept with the
 * model, where every replica finds it. All that is decided here is when to ask: the gate answers,
 * and a release needs its proof.
 */
package org.hilum.training.trial;
