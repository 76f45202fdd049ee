package org.hilum.training.snapshot;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hilum.schemas.Verdict;
import org.hilum.training.collect.Exclusion;
import org.hilum.training.data.Label;
import org.hilum.training.data.Split;

/** Adds up images by what has become of them. */
final class Tally {
  private final Map<Stratum, Voices> labelled = new HashMap<>();
  private final Map<Exclusion, Integer> excluded = new EnumMap<>(Exclusion.class);
  private int quarantined;

  Tally() {
    for (Split split : Split.values()) {
      for (Label label : Label.values()) {
        labelled.put(new Stratum(split, label), new Voices());
      }
    }
    for (Exclusion reason : Exclusion.values()) {
      excluded.put(reason, 0);
    }
  }

  /**
   * @param reader on whose word alone they rest
   */
  void label(Stratum stratum, Optional<String> reader, int images) {
    labelled.get(stratum).add(reader, images);
  }

  void quarantine(int images) {
    quarantined += images;
  }

  void exclude(Exclusion reason, int images) {
    excluded.merge(reason, images, Integer::sum);
  }

  ExampleSummary summary(String trunkDigest, ReaderCap cap, Map<Verdict, Integer> verdicts) {
    Map<Split, Map<Label, Integer>> used = new EnumMap<>(Split.class);
    labelled.forEach(
        (stratum, voices) ->
            used.computeIfAbsent(stratum.split(), split -> new EnumMap<>(Label.class))
                .put(stratum.label(), voices.used(cap)));
    return new ExampleSummary(
        trunkDigest,
        labelled.values().stream().mapToInt(voices -> voices.used(cap)).sum(),
        used,
        labelled.values().stream().mapToInt(voices -> voices.waiting(cap)).sum(),
        quarantined,
        excluded,
        verdicts);
  }
}
