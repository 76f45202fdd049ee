/**
 * Cached trunk outputs, last layers and a head come in; the same layers leave, trained together at
 * a low learning rate, or the average of several such trainings with an ensemble of heads on it.
 * This is the study's third system and what a champion is made of: the trunk never runs while it
 * learns, so that an epoch takes a minute or two without a GPU. Normalizations keep their running
 * statistics.
 */
package org.hilum.training.finetune;
