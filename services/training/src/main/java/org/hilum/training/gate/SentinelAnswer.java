package org.hilum.training.gate;

/**
 * What both models say of a sentinel image.
 *
 * @param imageId SHA-256 of the file
 * @param candidate calibrated probability of pneumonia
 * @param champion calibrated probability of pneumonia
 */
public record SentinelAnswer(String imageId, double candidate, double champion) {}
