package org.hilum.training.snapshot;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whose word the examples of one split and label rest on. */
final class Voices {
  private final Map<String, Integer> alone = new HashMap<>();
  private int agreed;

  /**
   * @param reader empty if several agreed
   */
  void add(Optional<String> reader, int examples) {
    if (reader.isPresent()) {
      alone.merge(reader.get(), examples, Integer::sum);
    } else {
      agreed += examples;
    }
  }

  int limit(ReaderCap cap) {
    return cap.limit(alone.values(), agreed);
  }

  /** Examples that are over the cap. */
  int waiting(ReaderCap cap) {
    int limit = limit(cap);
    return alone.values().stream().mapToInt(examples -> Math.max(0, examples - limit)).sum();
  }

  int used(ReaderCap cap) {
    return agreed + alone.values().stream().mapToInt(Integer::intValue).sum() - waiting(cap);
  }
}
