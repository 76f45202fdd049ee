package org.hilum.training.run;

import java.util.function.Function;
import java.util.function.Supplier;

/** What became of the wish for a run. */
sealed interface RunRequest {
  /** It is open, and who asked owns it. */
  record Opened(Run run) implements RunRequest {}

  /**
   * @param open the run that has not ended
   */
  record Busy(Run open) implements RunRequest {}

  /** There are too few new labels, or another replica has just opened the run of this time. */
  record NotDue() implements RunRequest {}

  default <T> T fold(Function<Run, T> opened, Function<Run, T> busy, Supplier<T> notDue) {
    if (this instanceof Opened there) {
      return opened.apply(there.run());
    }
    return this instanceof Busy other ? busy.apply(other.open()) : notDue.get();
  }
}
