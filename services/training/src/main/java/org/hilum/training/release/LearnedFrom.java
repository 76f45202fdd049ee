package org.hilum.training.release;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hilum.training.data.DataOrigin;
import org.hilum.training.data.LearningSplit;

/**
 * The images that a model learned from, as its provenance tells of them.
 *
 * @param origin for whom the model may speak
 * @param facts digests and counts, by name
 */
public record LearnedFrom(DataOrigin origin, Map<String, Object> facts) {
  /**
   * @throws org.hilum.training.data.UnusableDataException if nobody can say where they come from
   */
  public static LearnedFrom of(LearningSplit split) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("trainingDigest", split.training().digest());
    facts.put("trainingImages", split.training().size());
    facts.put("validationDigest", split.validation().digest());
    facts.put("validationImages", split.validation().size());
    facts.put("repeatsLeftOut", split.repeats());
    return new LearnedFrom(split.origin(), facts);
  }
}
