package org.hilum.training.collect;

import java.util.List;
import java.util.Optional;
import org.hilum.training.data.Finding;

/**
 * What the verdicts on an image come to.
 *
 * @param finding present exactly if labelled
 * @param exclusion present exactly if excluded
 * @param readers whose word it is, in the order of their pseudonyms
 */
public record CaseLabel(
    Standing standing,
    Optional<Finding> finding,
    Optional<Exclusion> exclusion,
    List<String> readers) {

  static CaseLabel labelled(Finding finding, List<String> readers) {
    return new CaseLabel(Standing.LABELLED, Optional.of(finding), Optional.empty(), readers);
  }

  static CaseLabel quarantined(List<String> readers) {
    return new CaseLabel(Standing.QUARANTINED, Optional.empty(), Optional.empty(), readers);
  }

  static CaseLabel excluded(Exclusion reason, List<String> readers) {
    return new CaseLabel(Standing.EXCLUDED, Optional.empty(), Optional.of(reason), readers);
  }
}
