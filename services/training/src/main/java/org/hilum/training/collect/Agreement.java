package org.hilum.training.collect;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hilum.schemas.Verdict;
import org.hilum.training.data.Finding;

/**
 * Makes one label of what several readers said. Words agree if none contradicts another: pneumonia
 * of a cause not told agrees with either cause, and the cause then stands.
 */
public final class Agreement {
  private static final Map<Verdict, Finding> FINDINGS =
      Map.of(
          Verdict.NORMAL, Finding.NORMAL,
          Verdict.PNEUMONIA, Finding.UNSPECIFIED,
          Verdict.BACTERIAL_PNEUMONIA, Finding.BACTERIAL,
          Verdict.VIRAL_PNEUMONIA, Finding.VIRAL);
  private static final Set<String> CAUSES =
      Set.of(Verdict.BACTERIAL_PNEUMONIA.name(), Verdict.VIRAL_PNEUMONIA.name());

  private Agreement() {}

  /**
   * @param words one or more, one a reader
   * @param resolution the last decision; a later word that contradicts it reopens the case
   */
  public static CaseLabel of(List<ReaderVerdict> words, Optional<Resolution> resolution) {
    List<String> readers = words.stream().map(ReaderVerdict::reader).sorted().toList();
    if (resolution.isPresent()) {
      Resolution decision = resolution.get();
      return words.stream().allMatch(decision::coversOrAgreesWith)
          ? label(decision.verdict().name(), List.of(decision.reader()))
          : CaseLabel.quarantined(readers);
    }
    return common(words.stream().map(ReaderVerdict::verdict).toList())
        .map(word -> label(word, readers))
        .orElseGet(() -> CaseLabel.quarantined(readers));
  }

  static boolean isBetween(String one, String other) {
    return common(List.of(one, other)).isPresent();
  }

  /** The one that says most, if no two contradict each other. */
  private static Optional<String> common(Collection<String> words) {
    Set<String> distinct = new HashSet<>(words);
    if (distinct.stream().anyMatch(CAUSES::contains)) {
      distinct.remove(Verdict.PNEUMONIA.name());
    }
    return distinct.size() == 1 ? distinct.stream().findFirst() : Optional.empty();
  }

  private static CaseLabel label(String word, List<String> readers) {
    Optional<Verdict> verdict = ReviewEvent.known(word);
    if (verdict.isEmpty()) {
      return CaseLabel.excluded(Exclusion.UNKNOWN_LABEL, readers);
    }
    return verdict
        .map(FINDINGS::get)
        .map(finding -> CaseLabel.labelled(finding, readers))
        .orElseGet(() -> CaseLabel.excluded(Exclusion.UNREADABLE, readers));
  }
}
