package org.hilum.training.snapshot;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hilum.training.collect.CollectSettings;

/**
 * How much one reader may say. Within the examples of one split and label no reader's word alone
 * stands for more than a share of those that are used. Counting each label apart holds back a
 * reader who always says the same: he soon gives the most examples of that label, though not of
 * all. Examples on which several readers agree count for none of them.
 *
 * @param share more than 0 and at most 1
 * @param allowance examples that a reader may always give, so that a few readers can begin
 */
public record ReaderCap(double share, int allowance) {
  public ReaderCap {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "hilum.collect.reader-share is %s, expected more than 0 and at most 1".formatted(share));
    }
    if (allowance < 0) {
      throw new IllegalArgumentException(
          "hilum.collect.reader-allowance is %d, expected 0 or more".formatted(allowance));
    }
  }

  /** Where nobody has set another. */
  public static ReaderCap shipped() {
    return new ReaderCap(
        Double.parseDouble(CollectSettings.READER_SHARE),
        Integer.parseInt(CollectSettings.READER_ALLOWANCE));
  }

  static ReaderCap of(CollectSettings settings) {
    return new ReaderCap(settings.readerShare(), settings.readerAllowance());
  }

  /**
   * Those that are within the cap, of each reader the first.
   *
   * @param candidates in an order that stays, so that none leaves when others join
   */
  public List<Example> admitted(List<Candidate> candidates) {
    Map<Stratum, Voices> voices = new HashMap<>();
    for (Candidate candidate : candidates) {
      voices
          .computeIfAbsent(candidate.stratum(), stratum -> new Voices())
          .add(candidate.reader(), 1);
    }
    Map<Stratum, Quota> quotas = new HashMap<>();
    voices.forEach((stratum, said) -> quotas.put(stratum, new Quota(said.limit(this))));
    return candidates.stream()
        .filter(candidate -> quotas.get(candidate.stratum()).admits(candidate.reader()))
        .map(Candidate::example)
        .toList();
  }

  /**
   * The largest limit that keeps its own rule: with it so many examples are used that it is their
   * share, or it is the allowance.
   *
   * @param alone for each reader, the examples that rest on this reader's word alone
   * @param agreed the other examples
   */
  int limit(Collection<Integer> alone, int agreed) {
    int used = agreed + alone.stream().mapToInt(Integer::intValue).sum();
    int limit = limit(used);
    int usedWithin = usedWithin(limit, alone, agreed);
    // Each round uses fewer, so the limit falls until it fits.
    while (usedWithin < used) {
      used = usedWithin;
      limit = limit(used);
      usedWithin = usedWithin(limit, alone, agreed);
    }
    return limit;
  }

  private int limit(int used) {
    return Math.max(allowance, (int) Math.floor(share * used));
  }

  private static int usedWithin(int limit, Collection<Integer> alone, int agreed) {
    return agreed + alone.stream().mapToInt(examples -> Math.min(examples, limit)).sum();
  }
}
