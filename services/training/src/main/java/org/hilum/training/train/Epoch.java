package org.hilum.training.train;

/**
 * What one pass over the training images led to. Both losses weigh the classes the same.
 *
 * @param number counts from 1
 * @param trainingLoss mean over the epoch's steps, under dropout
 * @param validationLoss of the averaged weights on the validation features
 */
public record Epoch(int number, double trainingLoss, double validationLoss) {}
