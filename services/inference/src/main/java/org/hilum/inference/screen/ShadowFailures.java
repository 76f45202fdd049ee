package org.hilum.inference.screen;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hilum.network.ShadowAnswer;
import org.jboss.logging.Logger;

/** Counts the images that a model on trial has no answer to; the first of each goes to the log. */
final class ShadowFailures {
  private static final Logger LOG = Logger.getLogger(ShadowFailures.class);

  private final MeterRegistry meters;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  ShadowFailures(MeterRegistry meters) {
    this.meters = meters;
  }

  void add(ShadowAnswer.Failed failed) {
    String modelVersion = failed.model().modelVersion();
    meters.counter("hilum.screening.shadow.failures", "model", modelVersion).increment();
    if (told.add(modelVersion)) {
      LOG.warnf(
          "a model on trial fails, its champion does not modelVersion=%s reason=%s",
          modelVersion, failed.reason());
    }
  }
}
