package org.hilum.inference.consume;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Sizes and patience of the pipeline; 0 means sized for the engine. */
@ConfigMapping(prefix = "hilum.pipeline")
public interface PipelineConfig {
  /** Most images in one micro-batch. */
  @WithDefault("0")
  int batchSize();

  /** Most images between delivery and acknowledgement. */
  @WithDefault("0")
  int inFlight();

  /** Threads that read and decode, and as many that publish. */
  @WithDefault("0")
  int ioThreads();

  /** Pause after the first failure of a step; it doubles from there. */
  @WithDefault("100ms")
  Duration firstRetryAfter();

  /** Bound of that pause. */
  @WithDefault("5s")
  Duration longestRetryAfter();

  /** How long a stop waits for the images in flight. */
  @WithDefault("25s")
  Duration grace();

  /** How long one micro-batch may take before the worker counts as stuck. */
  @WithDefault("2m")
  Duration stuckAfter();

  /**
   * The settings, with what is left open sized for the engine.
   *
   * @param engineBatch images that the engine screens best at once
   * @param engineThreads callers that may run the network at once
   * @param processors what the machine has
   * @throws IllegalArgumentException naming the key that cannot be
   */
  default PipelineSettings sizedFor(int engineBatch, int engineThreads, int processors) {
    int batch = batchSize() == 0 ? engineBatch : batchSize();
    // One batch in the network, one that waits, and as much again being read and published.
    int flying = inFlight() == 0 ? 4 * batch * engineThreads : inFlight();
    int threads = ioThreads() == 0 ? Math.max(4, 2 * processors) : ioThreads();
    return new PipelineSettings(
        batch, flying, threads, firstRetryAfter(), longestRetryAfter(), grace(), stuckAfter());
  }
}
