package org.hilum.training.registry;

import java.util.Set;

/** Knows which models have judged an image. */
@FunctionalInterface
public interface ReferredVersions {
  /**
   * Model versions that a prediction refers to.
   *
   * @throws RuntimeException if that is not known for sure; nothing is then removed
   */
  Set<String> all();
}
