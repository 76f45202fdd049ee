/**
 * Pooled features and labels come in; the head and the subspace of known images leave, with the
 * record of how they were chosen. The network below stays frozen: this is the study's second
 * system, GAP, dense 128 with ReLU, dropout, dense 1, or dense 3 where causes are told apart.
 * Weights of several epochs are averaged, and epoch and seed are chosen on stressed validation
 * images; heads of several runs may be joined into one.
 */
package org.hilum.training.train;
