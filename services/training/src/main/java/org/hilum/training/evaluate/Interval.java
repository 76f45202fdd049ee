package org.hilum.training.evaluate;

/** A 95 % interval: 2.5th to 97.5th percentile of the resamples. */
public record Interval(double low, double high) {}
