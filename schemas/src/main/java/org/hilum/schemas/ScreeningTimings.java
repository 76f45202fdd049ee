package org.hilum.schemas;

/**
 * Where the time of one screening went, in milliseconds.
 *
 * @param waitedMs from the receipt of the image to the worker's first touch
 * @param fetchMs reading the object
 * @param decodeMs bytes to the network's input
 * @param networkMs the micro-batch in the network
 * @param storeMs writing the features
 */
public record ScreeningTimings(
    double waitedMs, double fetchMs, double decodeMs, double networkMs, double storeMs) {}
