/**
 * What is screened. A seed enters, drawn chest phantoms leave, as files or as network input; each
 * file is unique, so that content addressing sees as many images as are sent. No image of a patient
 * is needed to run the benchmark.
 */
package org.hilum.bench.image;
