/**
 * Probabilities and what the images really show come in; figures with intervals leave, for all
 * images, for those on which the model does not abstain, for three classes, for each value of a
 * column, and against another model. One place computes them for the command, the model card and
 * the JSON alike, so that they cannot disagree. The test split is locked: every look at it is a
 * line of a ledger, and no model is judged on it twice unnoticed.
 */
package org.hilum.training.evaluate;
