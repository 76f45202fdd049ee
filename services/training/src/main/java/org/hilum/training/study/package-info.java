/**
 * A data set comes in; the systems of the study leave, each trained with several seeds and judged
 * on the same images. A run is kept as soon as it ends, so that a study goes on where it was
 * killed, and what it says of the test images is read only when every choice has been made.
 */
package org.hilum.training.study;
