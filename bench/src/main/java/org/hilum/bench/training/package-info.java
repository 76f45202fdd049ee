/**
 * Phantoms and a trunk come in; the speeds of an epoch of fine-tuning leave, once with the trunk
 * run on every image and once from its kept outputs. It is what keeping them is worth.
 */
package org.hilum.bench.training;
