package org.hilum.training.registry;

import java.util.function.Function;

/** What became of a model folder on its way into the registry. */
public sealed interface Addition {
  /** It is there, complete; perhaps it was before. */
  record Added(RegisteredModel model) implements Addition {}

  /**
   * @param reason names the file and what was expected
   */
  record Refused(String reason) implements Addition {}

  default <T> T fold(Function<RegisteredModel, T> added, Function<String, T> refused) {
    return this instanceof Added there
        ? added.apply(there.model())
        : refused.apply(((Refused) this).reason());
  }
}
