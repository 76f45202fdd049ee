/**
 * Pooled features of labelled images and a seed come in; a simulated year of the learning loop
 * leaves, as figures, a page and a file for machines. Readers, prior and acquisition are made up;
 * training, agreement of readers, cap, policy and figures are those of the service. It is there
 * because whether learning from readers helps, and stays harmless when they err, shows only over
 * many runs.
 */
package org.hilum.training.simulate;
