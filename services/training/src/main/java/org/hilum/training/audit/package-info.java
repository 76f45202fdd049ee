/**
 * A data set and, where there is one, its table of images come in; a report of duplicates, of
 * patients in more than one split and of what tells the classes apart without a look at the lungs
 * leaves, as JSON and as a page. It is made before anything is trained, since no figure of a model
 * is worth more than the images that it comes from. No model judges an image here, so that the lock
 * on the test split stays shut.
 */
package org.hilum.training.audit;
