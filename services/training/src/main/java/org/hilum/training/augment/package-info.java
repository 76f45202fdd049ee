/**
 * A network input comes in, an altered one leaves: what another exposure, another positioning or
 * another device could have made of the same chest. The head learns from {@link
 * org.hilum.training.augment.TrainingAlteration} and is judged under {@link
 * org.hilum.training.augment.AcquisitionStress}, which alters in other ways. The same seed gives
 * the same pixels.
 */
package org.hilum.training.augment;
