package org.hilum.training.train;

import java.util.List;

/**
 * A head and how it came about.
 *
 * @param head the averaged weights of the best epoch
 * @param seed of initial weights, order and dropout
 * @param best the epoch whose averaged weights these are
 * @param epochs all that were run
 */
public record TrainedHead(DenseHead head, long seed, Epoch best, List<Epoch> epochs) {}
