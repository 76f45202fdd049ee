/**
 * The kept weights of runs and cached trunk outputs come in; heat maps leave that say where a
 * network looked. A reader of the report can so tell an error about the lungs from one about the
 * edge of the picture. They are those that workers send, computed in fp32.
 */
package org.hilum.training.explain;
