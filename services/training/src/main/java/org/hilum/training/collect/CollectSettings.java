package org.hilum.training.collect;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How verdicts are collected. */
@ConfigMapping(prefix = "hilum.collect")
public interface CollectSettings {
  /** What {@link #readerShare()} is unless somebody sets it. */
  String READER_SHARE = "0.25";

  /** What {@link #readerAllowance()} is unless somebody sets it. */
  String READER_ALLOWANCE = "50";

  /** Wait before a verdict is tried again while the database is away. */
  @WithDefault("1s")
  Duration retryAfter();

  /** Pause between looks for the features of images on which there is a verdict. */
  @WithDefault("10s")
  Duration checkEvery();

  /** Wait before features that were not usable are looked for again. */
  @WithDefault("5m")
  Duration checkAgainAfter();

  /**
   * Largest share of the examples of one split and label that rest on one reader's word alone, more
   * than 0 and at most 1.
   */
  @WithDefault(READER_SHARE)
  double readerShare();

  /** Examples of one split and label that a reader may give whatever share of them that is. */
  @WithDefault(READER_ALLOWANCE)
  int readerAllowance();
}
