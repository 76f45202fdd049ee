package org.hilum.triage.review;

import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.hilum.triage.worklist.ReviewView;

/** What became of a verdict. */
sealed interface ReviewOutcome {
  /** It is kept and will be told. */
  record Recorded(ReviewView review) implements ReviewOutcome {}

  /** No case has this id. */
  record UnknownCase() implements ReviewOutcome {}

  /** Another verdict came since the reader looked. */
  record Overtaken(int revision) implements ReviewOutcome {}

  default <T> T fold(
      Function<ReviewView, T> recorded, Supplier<T> unknownCase, IntFunction<T> overtaken) {
    if (this instanceof Recorded kept) {
      return recorded.apply(kept.review());
    }
    if (this instanceof Overtaken moved) {
      return overtaken.apply(moved.revision());
    }
    return unknownCase.get();
  }
}
