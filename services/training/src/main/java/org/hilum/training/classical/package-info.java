/**
 * Rows of numbers with a label each come in; linear and kernel classifiers leave whose settings
 * were chosen on stressed validation images. They are the yardstick of the heads, which learn from
 * the same pooled features: what a support vector machine also reaches is no merit of deep
 * learning. The solvers are those of LIBSVM and LIBLINEAR.
 */
package org.hilum.training.classical;
