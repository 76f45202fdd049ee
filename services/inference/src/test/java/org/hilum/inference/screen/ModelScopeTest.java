package org.hilum.inference.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hilum.network.ModelDescription;
import org.hilum.schemas.AgeGroup;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.StoredImage;
import org.hilum.schemas.View;
import org.hilum.schemas.XrayReceived;
import org.junit.jupiter.api.Test;

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

  @Test
  void refusesAnAdult() {
    assertThat(refusal(Optional.of(View.PA), Optional.of(AgeGroup.ADULT)))
        .contains(FailureReason.OUT_OF_SCOPE_AGE);
  }

  private static Optional<FailureReason> refusal(Optional<View> view, Optional<AgeGroup> age) {
    XrayReceived image =
        new XrayReceived(
            "a".repeat(64),
            new StoredImage("hilum", "xrays/" + "a".repeat(64), "image/jpeg", 1),
            Instant.EPOCH,
            "device",
            Optional.empty(),
            view,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            age,
            Optional.empty());
    return ModelScope.refusal(SCOPE, image).map(Preparation.Unsuitable::reason);
  }
}
