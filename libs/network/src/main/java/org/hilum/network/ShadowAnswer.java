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
   * @param features output of its own trunk [2048, 7, 7], fp16, little endian; empty where it
   *     stands on the champion's
   */
  record Given(
      ModelDescription model,
      double probability,
      Optional<FindingProbabilities> findings,
      double unlikeness,
      Optional<byte[]> features)
      implements ShadowAnswer {}

  /** It has not, and why. */
  record Failed(ModelDescription model, String reason) implements ShadowAnswer {}

  /** As {@link Given}, unless a number is none. */
  static ShadowAnswer of(
      ModelDescription model,
      double probability,
      Optional<FindingProbabilities> findings,
      double unlikeness,
      Optional<byte[]> features) {
    boolean isFinite =
        Double.isFinite(probability)
            && Double.isFinite(unlikeness)
            && findings.stream().allMatch(said -> Double.isFinite(said.viral()));
    return isFinite
        ? new Given(model, probability, findings, unlikeness, features)
        : new Failed(model, "its answer is no number");
  }

  /** Of a model that has judged the image on a trunk of its own. */
  static ShadowAnswer of(ModelDescription model, ScreenedImage image) {
    return of(
        model,
        image.probability(),
        image.findings(),
        image.unlikeness(),
        Optional.of(image.features()));
  }

  /** The answer if there is one; a failure is told. */
  default <T> Optional<T> map(Function<Given, T> given, Consumer<Failed> failed) {
    if (this instanceof Given answer) {
      return Optional.of(given.apply(answer));
    }
    failed.accept((Failed) this);
    return Optional.empty();
  }
}
