package org.hilum.inference.screen;

import java.util.Locale;
import java.util.Optional;
import org.hilum.network.ModelDescription;
import org.hilum.schemas.AgeGroup;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.schemas.View;
import org.hilum.schemas.XrayReceived;

/** Which images a model may judge, as far as their metadata tells. What is not told is allowed. */
public final class ModelScope {
  private ModelScope() {}

  /** Why the model must not judge this image; empty if it may. */
  public static Optional<Preparation.Unsuitable> refusal(
      ModelDescription.Scope scope, XrayReceived image) {
    return modalityRefusal(scope, image)
        .or(() -> bodyPartRefusal(scope, image))
        .or(() -> viewRefusal(scope, image))
        .or(() -> ageRefusal(scope, image));
  }

  /** Other modalities are no radiographs, or copies of a screen, with what stood on it (OT). */
  private static Optional<Preparation.Unsuitable> modalityRefusal(
      ModelDescription.Scope scope, XrayReceived image) {
    return image
        .modality()
        .filter(modality -> !scope.judgedModalities().contains(modality))
        .map(
            modality ->
                new Preparation.Unsuitable(
                    FailureReason.OUT_OF_SCOPE_VIEW,
                    "the model judges modalities %s only".formatted(scope.judgedModalities()),
                    Optional.of(ScreeningFailed.OUT_OF_SCOPE_MODALITY)));
  }

  /** The word may be any, so it is not repeated. */
  private static Optional<Preparation.Unsuitable> bodyPartRefusal(
      ModelDescription.Scope scope, XrayReceived image) {
    return image
        .bodyPart()
        .map(part -> part.strip().toUpperCase(Locale.ROOT))
        .filter(part -> !scope.judgedBodyParts().contains(part))
        .map(
            part ->
                new Preparation.Unsuitable(
                    FailureReason.OUT_OF_SCOPE_VIEW,
                    "the model judges body parts %s only".formatted(scope.judgedBodyParts()),
                    Optional.of(ScreeningFailed.OUT_OF_SCOPE_BODY_PART)));
  }

  private static Optional<Preparation.Unsuitable> viewRefusal(
      ModelDescription.Scope scope, XrayReceived image) {
    return image
        .view()
        .map(View::name)
        .or(image::otherView)
        .filter(view -> !scope.views().contains(view))
        .map(
            view ->
                new Preparation.Unsuitable(
                    FailureReason.OUT_OF_SCOPE_VIEW,
                    "the model judges views %s, not %s".formatted(scope.views(), view)));
  }

  private static Optional<Preparation.Unsuitable> ageRefusal(
      ModelDescription.Scope scope, XrayReceived image) {
    return image
        .ageGroup()
        .map(AgeGroup::name)
        .filter(age -> !scope.ageGroups().contains(age))
        .map(
            age ->
                new Preparation.Unsuitable(
                    FailureReason.OUT_OF_SCOPE_AGE,
                    "the model judges age groups %s, not %s".formatted(scope.ageGroups(), age)));
  }
}
