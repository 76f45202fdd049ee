package org.hilum.training.collect;

import java.util.Map;
import org.hilum.schemas.Verdict;

/**
 * What there is to learn from.
 *
 * @param examples verdicts that are a label: all but {@link Verdict#UNREADABLE}
 * @param verdicts the last word of each reader on each image, counted by verdict
 */
public record ExampleSummary(long examples, Map<Verdict, Long> verdicts) {
  static ExampleSummary of(Map<Verdict, Long> verdicts) {
    long labels =
        verdicts.entrySet().stream()
            .filter(entry -> entry.getKey() != Verdict.UNREADABLE)
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new ExampleSummary(labels, verdicts);
  }
}
