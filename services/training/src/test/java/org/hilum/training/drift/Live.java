package org.hilum.training.drift;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hilum.schemas.Decision;

/** Live cases that nobody ever saw. */
final class Live {
  static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  private Live() {}

  static LiveCase said(Decision decision, double probability) {
    return new LiveCase(NOON, "cr-1", decision, probability, 0.3, Optional.empty());
  }

  static LiveCase read(Decision decision, double probability, boolean isPneumonia) {
    return new LiveCase(NOON, "cr-1", decision, probability, 0.3, Optional.of(isPneumonia));
  }

  static LiveCase from(String device, Instant at) {
    return new LiveCase(at, device, Decision.CLEAR, 0.1, 0.3, Optional.empty());
  }

  /** So many cases, the newest first. */
  static List<LiveCase> unlike(int count, IntToDoubleFunction unlikeness) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                new LiveCase(
                    NOON,
                    "cr-1",
                    Decision.CLEAR,
                    0.1,
                    unlikeness.applyAsDouble(number),
                    Optional.empty()))
        .toList();
  }
}
