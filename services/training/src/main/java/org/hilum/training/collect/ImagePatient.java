package org.hilum.training.collect;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hilum.training.data.PatientSplit;
import org.hilum.training.data.Split;

/**
 * Whose an image is. One of which no verdict names a patient is a patient of its own, called by its
 * id.
 *
 * @param token pseudonym, or {@code image:<imageId>}
 * @param split the patient's; empty if verdicts named patients of several splits, because a model
 *     may have learned from the image as one of another split already
 */
record ImagePatient(String token, Optional<Split> split) {
  private static final String OWN = "image:";

  /**
   * @param named by all verdicts ever given on the image, at least one
   */
  static ImagePatient of(String imageId, Collection<Optional<String>> named) {
    String own = OWN + imageId;
    Set<String> tokens =
        named.stream().map(name -> name.orElse(own)).collect(Collectors.toCollection(TreeSet::new));
    Set<Split> splits = tokens.stream().map(PatientSplit::of).collect(Collectors.toSet());
    String token = tokens.stream().filter(name -> !name.equals(own)).findFirst().orElse(own);
    return new ImagePatient(
        token, splits.size() == 1 ? splits.stream().findFirst() : Optional.empty());
  }
}
