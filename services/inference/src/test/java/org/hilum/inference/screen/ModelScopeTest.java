package org.hilum.inference.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hilum.network.ModelDescription;
import org.hilum.schemas.AgeGroup;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.schemas.StoredImage;
import org.hilum.schemas.View;
import org.hilum.schemas.XrayReceived;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelScopeTest {
  private static final ModelDescription.Scope SCOPE =
      new ModelDescription.Scope(List.of("INFANT", "YOUNG_CHILD"), List.of("PA", "AP"));

  @Test
  void allowsWhatIsNotTold() {
    assertThat(refusal(Optional.empty(), Optional.empty())).isEmpty();
  }

  @Test
  void allowsWhatTheModelKnows() {
    assertThat(refusal(Optional.of(View.AP), Optional.of(AgeGroup.YOUNG_CHILD))).isEmpty();
  }

  @Test
  void refusesALateralView() {
    assertThat(refusal(Optional.of(View.LATERAL), Optional.of(AgeGroup.INFANT)))
        .contains(FailureReason.OUT_OF_SCOPE_VIEW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RAO", "LLD", "OTHER"})
  void refusesViewsThatAreNeitherFrontalNorLateral(String view) {
    XrayReceived image =
        of(
            Optional.of("DX"),
            Optional.empty(),
            Optional.of(view),
            Optional.of("CHEST"),
            Optional.empty());

    assertThat(ModelScope.refusal(SCOPE, image))
        .hasValueSatisfying(
            unsuitable -> {
              assertThat(unsuitable.reason()).isEqualTo(FailureReason.OUT_OF_SCOPE_VIEW);
              assertThat(unsuitable.detail()).contains(view);
            });
  }

  @Test
  void refusesAnAdult() {
    assertThat(refusal(Optional.of(View.PA), Optional.of(AgeGroup.ADULT)))
        .contains(FailureReason.OUT_OF_SCOPE_AGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CR", "DX"})
  void allowsRadiographs(String modality) {
    assertThat(ModelScope.refusal(SCOPE, of(Optional.of(modality), Optional.empty()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"OT", "CT", "MR", "RG"})
  void refusesOtherModalities(String modality) {
    assertThat(code(SCOPE, of(Optional.of(modality), Optional.of("CHEST"))))
        .contains(ScreeningFailed.OUT_OF_SCOPE_MODALITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHEST", "THORAX", "LUNG", "chest "})
  void allowsTheChestByAnyOfItsNames(String bodyPart) {
    assertThat(ModelScope.refusal(SCOPE, of(Optional.of("CR"), Optional.of(bodyPart)))).isEmpty();
  }

  @Test
  void refusesOtherBodyPartsWithAReasonThatOldReadersKnow() {
    XrayReceived hip = of(Optional.of("CR"), Optional.of("HIP"));
    assertThat(code(SCOPE, hip)).contains(ScreeningFailed.OUT_OF_SCOPE_BODY_PART);
    assertThat(ModelScope.refusal(SCOPE, hip).map(Preparation.Unsuitable::reason))
        .contains(FailureReason.OUT_OF_SCOPE_VIEW);
  }

  @Test
  void aModelMayKnowOthers() {
    ModelDescription.Scope hips =
        new ModelDescription.Scope(
            SCOPE.ageGroups(),
            SCOPE.views(),
            Optional.of(List.of("RG")),
            Optional.of(List.of("HIP")));
    assertThat(ModelScope.refusal(hips, of(Optional.of("RG"), Optional.of("HIP")))).isEmpty();
    assertThat(code(hips, of(Optional.of("CR"), Optional.of("HIP"))))
        .contains(ScreeningFailed.OUT_OF_SCOPE_MODALITY);
  }

  private static Optional<String> code(ModelDescription.Scope scope, XrayReceived image) {
    return ModelScope.refusal(scope, image).flatMap(Preparation.Unsuitable::code);
  }

  private static Optional<FailureReason> refusal(Optional<View> view, Optional<AgeGroup> age) {
    return ModelScope.refusal(
            SCOPE, of(Optional.empty(), view, Optional.empty(), Optional.empty(), age))
        .map(Preparation.Unsuitable::reason);
  }

  private static XrayReceived of(Optional<String> modality, Optional<String> bodyPart) {
    return of(modality, Optional.empty(), Optional.empty(), bodyPart, Optional.empty());
  }

  private static XrayReceived of(
      Optional<String> modality,
      Optional<View> view,
      Optional<String> otherView,
      Optional<String> bodyPart,
      Optional<AgeGroup> age) {
    return new XrayReceived(
        "a".repeat(64),
        new StoredImage("hilum", "xrays/" + "a".repeat(64), "image/jpeg", 1),
        Instant.EPOCH,
        "device",
        modality,
        view,
        otherView,
        bodyPart,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        age,
        Optional.empty());
  }
}
