/**
 * Cached trunk outputs, last layers and a head come in; the same layers leave, trained together at
 * a low learning rate. This is the study's third system: the trunk never runs while it learns, so
 * that an epoch takes a minute or two without a GPU. Normalizations keep their running statistics.
 */
package org.hilum.training.finetune;
