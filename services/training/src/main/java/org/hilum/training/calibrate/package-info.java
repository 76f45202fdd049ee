/**
 * Logits, probabilities and pooled features of validation images come in; a temperature, a
 * threshold and a limit of unlikeness leave. All three are chosen on validation images, the first
 * two under acquisition stress, because plain validation images come from the devices of the
 * training images and look too easy.
 */
package org.hilum.training.calibrate;
