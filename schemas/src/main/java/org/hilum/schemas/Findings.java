package org.hilum.schemas;

/**
 * What an image shows, as three calibrated probabilities from 0 to 1 that sum to 1.
 *
 * @param normal no pneumonia; 1 less the probability of pneumonia
 * @param bacterial bacterial pneumonia
 * @param viral viral pneumonia
 */
public record Findings(double normal, double bacterial, double viral) {}
