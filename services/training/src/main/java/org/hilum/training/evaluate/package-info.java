/**
 * Probabilities and what the images really show come in; figures with intervals leave, once for all
 * images and once for those on which the model does not abstain. The test split is locked: every
 * look at it is a line of a ledger, and no model is judged on it twice unnoticed.
 */
package org.hilum.training.evaluate;
