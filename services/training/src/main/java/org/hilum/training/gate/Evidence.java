package org.hilum.training.gate;

import java.util.List;
import org.hilum.training.data.ColumnValues;

/**
 * What the gate decides on.
 *
 * @param candidate the model that wants to be champion
 * @param champion the present one, judged on the same images in the same order
 * @param splitDigest of the names and bytes of the locked test images
 * @param groups columns whose values divide the images, one value for each
 * @param sentinels answers to the images that the policy names; others are passed over
 */
public record Evidence(
    Contender candidate,
    Contender champion,
    String splitDigest,
    List<ColumnValues> groups,
    List<SentinelAnswer> sentinels) {

  public Evidence {
    groups = List.copyOf(groups);
    sentinels = List.copyOf(sentinels);
    if (candidate.model().modelVersion().equals(champion.model().modelVersion())) {
      throw new IllegalArgumentException(
          candidate.model().modelVersion() + " cannot be compared with itself");
    }
    for (ColumnValues column : groups) {
      if (column.values().size() != candidate.outcomes().size()) {
        throw new IllegalArgumentException(
            "column %s has %d values for %d images"
                .formatted(column.column(), column.values().size(), candidate.outcomes().size()));
      }
    }
  }

  /** Without who the models are. */
  Answers answers() {
    return new Answers(candidate.judged(), champion.judged(), groups, sentinels);
  }
}
