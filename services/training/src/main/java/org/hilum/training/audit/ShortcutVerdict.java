package org.hilum.training.audit;

import java.util.function.Function;

/** What an audit can say of shortcuts: what tells the classes apart, or why it cannot tell. */
sealed interface ShortcutVerdict permits Shortcuts, ShortcutVerdict.Refused {
  /**
   * No classifier could be fitted.
   *
   * @param reason what is lacking, and what would help
   */
  record Refused(String reason) implements ShortcutVerdict {
    @Override
    public <R> R fold(Function<Shortcuts, R> judged, Function<Refused, R> refused) {
      return refused.apply(this);
    }
  }

  <R> R fold(Function<Shortcuts, R> judged, Function<Refused, R> refused);
}
