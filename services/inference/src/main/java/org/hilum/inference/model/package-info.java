/**
 * Models enter, from a directory or as what was read elsewhere; a loaded network that has proved
 * that it answers leaves. Whoever needs the network borrows it here for one batch, so that the
 * model can change between two batches and leave the memory behind the last of its own.
 */
package org.hilum.inference.model;
