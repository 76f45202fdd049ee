package org.hilum.gateway.admit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts what became of images, whichever door they came by. */
@Singleton
public class Tally {
  /** Of an image that was taken. */
  public enum Outcome {
    STORED,
    KNOWN
  }

  private final MeterRegistry meters;

  Tally(MeterRegistry meters) {
    this.meters = meters;
  }

  public void count(Outcome outcome) {
    count(outcome.name().toLowerCase(Locale.ROOT), "none");
  }

  /**
   * @param reason one of few words
   */
  void countRefused(String reason) {
    count("refused", reason);
  }

  private void count(String outcome, String reason) {
    meters.counter("hilum.gateway.images", "outcome", outcome, "reason", reason).increment();
  }
}
