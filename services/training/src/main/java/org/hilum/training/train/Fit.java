package org.hilum.training.train;

import java.util.List;

/**
 * How a network came about.
 *
 * @param epochs all that were run
 * @param best the epoch whose averaged weights the network has
 * @param trainedParameters how many numbers were learned
 */
public record Fit(List<Epoch> epochs, Epoch best, long trainedParameters) {}
