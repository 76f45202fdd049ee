/**
 * A folder of X-rays sorted by split and class comes in; labelled images with the patient's token
 * and the cause of a pneumonia, where it is known, leave, divided so that no patient stands on both
 * sides. A validation split that holds too few images to judge by joins the training split first.
 * Digests name the exact files.
 */
package org.hilum.training.data;
