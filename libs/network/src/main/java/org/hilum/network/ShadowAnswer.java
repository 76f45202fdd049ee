package org.hilum.network;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a model on trial makes of an image that its champion has judged. */
public sealed interface ShadowAnswer {

  /** The model on trial. */
  ModelDescription model();

  /**
   * It has judged.
   *
   * @param probability of pneumonia, calibrated, 0 to 1
   * @param findings how it divides between bacterial and viral; empty where the model does not tell
   * @param unlikeness distance from the training images in units of the model's limit
   */
  record Given(
      ModelDescription model,
      double probability,
      Optional<FindingProbabilities> findings,
      double unlikeness)
      implements ShadowAnswer {}

  /** It has not, and why. */
  record Failed(ModelDescription model, String reason) implements ShadowAnswer {}

  /** The answer if there is one; a failure is told. */
  default <T> Optional<T> map(Function<Given, T> given, Consumer<Failed> failed) {
    if (this instanceof Given answer) {
      return Optional.of(given.apply(answer));
    }
    failed.accept((Failed) this);
    return Optional.empty();
  }
}
