/**
 * A model directory and the engine's settings enter; a loaded network that has proved that it
 * answers leaves. Whoever needs the network asks here for each batch, so that the model can change
 * between two batches.
 */
package org.hilum.inference.model;
