/**
 * X-rays come in as gray pixels; a small convolutional network leaves that learned from them alone.
 * This is the study's first system, what one gets without weights that others trained. It sees the
 * images under the same alterations as the others and is chosen on the same stressed validation
 * images.
 */
package org.hilum.training.cnn;
