/**
 * The same network for the peer. A layer table and weights enter; an ONNX model leaves, in 32-bit
 * floats or quantised to 8 bits with ranges calibrated on images. No layer is left out or replaced.
 */
package org.hilum.bench.onnx;
