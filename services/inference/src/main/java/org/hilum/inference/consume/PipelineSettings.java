package org.hilum.inference.consume;

import java.time.Duration;

/**
 * Sizes and patience of the pipeline.
 *
 * @param batchSize most images in one micro-batch
 * @param inFlight most images between delivery and acknowledgement
 * @param ioThreads threads that read and decode, and as many that publish
 * @param firstRetryAfter pause after the first failure of a step; it doubles from there
 * @param longestRetryAfter bound of that pause
 * @param grace how long a stop waits for the images in flight
 * @param stuckAfter how long one micro-batch may take before the worker counts as stuck
 */
public record PipelineSettings(
    int batchSize,
    int inFlight,
    int ioThreads,
    Duration firstRetryAfter,
    Duration longestRetryAfter,
    Duration grace,
    Duration stuckAfter) {

  public PipelineSettings {
    requirePositive("hilum.pipeline.batch-size", batchSize);
    requirePositive("hilum.pipeline.in-flight", inFlight);
    requirePositive("hilum.pipeline.io-threads", ioThreads);
    requirePositive("hilum.pipeline.first-retry-after", firstRetryAfter);
    requirePositive("hilum.pipeline.longest-retry-after", longestRetryAfter);
    requirePositive("hilum.pipeline.grace", grace);
    requirePositive("hilum.pipeline.stuck-after", stuckAfter);
    if (inFlight < batchSize) {
      throw new IllegalArgumentException(
          "hilum.pipeline.in-flight is %d, too few for a batch of %d"
              .formatted(inFlight, batchSize));
    }
  }

  private static void requirePositive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s must be 1 or more, is %d".formatted(key, value));
    }
  }

  private static void requirePositive(String key, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("%s must be positive, is %s".formatted(key, value));
    }
  }
}
