package org.hilum.training.evaluate;

import java.util.List;
import java.util.stream.IntStream;

/** What two models said of the same image. */
record PairedOutcome(Outcome first, Outcome second) {
  PairedOutcome {
    if (!first.patient().equals(second.patient()) || first.isPneumonia() != second.isPneumonia()) {
      throw new IllegalArgumentException(first + " and " + second + " are of different images");
    }
  }

  /** One for each image, in their order. */
  static List<PairedOutcome> of(List<Outcome> first, List<Outcome> second) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(
          "one model judged " + first.size() + " images, the other " + second.size());
    }
    return IntStream.range(0, first.size())
        .mapToObj(i -> new PairedOutcome(first.get(i), second.get(i)))
        .toList();
  }

  static List<Outcome> firstOf(List<PairedOutcome> pairs) {
    return pairs.stream().map(PairedOutcome::first).toList();
  }

  static List<Outcome> secondOf(List<PairedOutcome> pairs) {
    return pairs.stream().map(PairedOutcome::second).toList();
  }
}
