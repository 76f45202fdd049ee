package org.hilum.schemas;

import java.time.Instant;
import java.util.List;

/**
 * An image was screened. One result per image and model version, however often it is delivered.
 *
 * @param imageId SHA-256 of the image; the record's key
 * @param receivedAt when the gateway took the image
 * @param screenedAt when the network had judged it
 * @param trunkDigest SHA-256 of the trunk that made the features
 * @param champion the judgement that counts
 * @param shadows judgements of models on trial; never shown on the reading list
 * @param heatMap where the champion looked: 7 rows of 7, row by row from the top left, each 0 to 1
 * @param featuresKey object that holds the trunk's output
 * @param timings where the time went
 */
public record ScreeningCompleted(
    String imageId,
    Instant receivedAt,
    Instant screenedAt,
    String trunkDigest,
    Judgement champion,
    List<Judgement> shadows,
    List<Double> heatMap,
    String featuresKey,
    ScreeningTimings timings) {}
