/**
 * Judgements of models on trial enter as rows that intake writes; how far they agree with the
 * champions' and with radiologists' verdicts leaves over HTTP. It is what a gate asks before it
 * promotes. None of it is shown on the reading list.
 */
package org.hilum.triage.trial;
