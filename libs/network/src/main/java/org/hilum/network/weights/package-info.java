/**
 * Weights as named tensors. Keras {@code .h5} files and safetensors enter; a packed trunk and a
 * tail leave, the same bytes for the same weights. Nothing here knows how a network is computed.
 */
package org.hilum.network.weights;
