/**
 * The architecture as data: every layer of ResNet152V2 with its Keras name, shape and stride.
 * Blocks, inference program, weight files and their checks are all generated from the one table, so
 * they agree by construction.
 */
package org.hilum.network.layers;
