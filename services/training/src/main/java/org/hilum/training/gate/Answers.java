package org.hilum.training.gate;

import java.util.List;
import org.hilum.training.data.ColumnValues;

/**
 * What criteria are held against: two models' answers to the same locked test images in the same
 * order.
 *
 * @param groups columns whose values divide the images, one value for each
 * @param sentinels answers to the images that the policy names; others are passed over
 */
public record Answers(
    Judged candidate, Judged champion, List<ColumnValues> groups, List<SentinelAnswer> sentinels) {
  public Answers {
    groups = List.copyOf(groups);
    sentinels = List.copyOf(sentinels);
  }
}
