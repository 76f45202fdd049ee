package org.hilum.inference.release;

import java.util.List;
import java.util.function.Consumer;

/** What became of a release. */
public sealed interface Installation {
  /**
   * Its champion runs.
   *
   * @param leftOut why a model on trial does not run beside it, one sentence each
   */
  record Running(List<String> leftOut) implements Installation {}

  /** The model that ran before still does, with those on trial beside it. */
  record Refused(String reason) implements Installation {}

  default void tell(Consumer<Running> running, Consumer<Refused> refused) {
    if (this instanceof Running done) {
      running.accept(done);
    } else {
      refused.accept((Refused) this);
    }
  }
}
