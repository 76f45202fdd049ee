package org.hilum.training.train;

/**
 * How a network is trained.
 *
 * @param learningRate of Adam with decoupled weight decay
 * @param weightDecay share of a weight lost a step, relative to the learning rate
 * @param batchSize rows a step
 * @param averagedEpochs weights of so many last epochs are averaged
 * @param stop when training ends
 */
public record FitSettings(
    float learningRate, float weightDecay, int batchSize, int averagedEpochs, EarlyStop stop) {}
