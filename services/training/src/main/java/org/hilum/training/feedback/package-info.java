/**
 * A plan and stored trunk outputs come in, of reviewed images and of a data set that was prepared
 * before; a model folder leaves, with what it and the champion say of the locked test images. No
 * pixel is decoded and no trunk runs, so that a run takes minutes, and the same plan and outputs
 * give the same tail. A process of its own does it, which may be killed at any time and started
 * again.
 */
package org.hilum.training.feedback;
