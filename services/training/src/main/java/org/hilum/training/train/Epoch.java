package org.hilum.training.train;

/**
 * What one pass over the training images led to. Losses and accuracies weigh the classes the same;
 * an accuracy is the share of right answers at even odds, 0 to 1.
 *
 * @param number counts from 1
 * @param trainingLoss mean over the epoch's steps, under dropout
 * @param validationLoss of the averaged weights on the stressed validation images
 * @param trainingAccuracy of the answers given during the epoch's steps, under dropout
 * @param validationAccuracy of the averaged weights on the stressed validation images
 */
public record Epoch(
    int number,
    double trainingLoss,
    double validationLoss,
    double trainingAccuracy,
    double validationAccuracy) {}
