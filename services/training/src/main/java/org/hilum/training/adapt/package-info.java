/**
 * A trunk, a cut and X-rays come in; a new trunk and its last 13 layers leave, adapted to X-rays
 * from the cut on, with the record of how. What passes the cut is computed once and kept; where
 * nothing is frozen, images are altered afresh in each epoch instead. Normalizations keep their
 * running statistics, and what rounding the new weights to 8 bits costs is measured.
 */
package org.hilum.training.adapt;
