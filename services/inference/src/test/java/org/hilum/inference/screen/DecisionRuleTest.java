package org.hilum.inference.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.network.ModelDescription;
import org.hilum.network.Preprocessing;
import org.hilum.network.ScreenedImage;
import org.hilum.schemas.Decision;
import org.hilum.schemas.IndeterminateReason;
import org.hilum.schemas.Judgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionRuleTest {
  private static final ModelDescription MODEL =
      new ModelDescription(
          "pneumonia/1",
          ModelDescription.ARCHITECTURE,
          "a".repeat(64),
          "b".repeat(64),
          Preprocessing.NAME,
          new ModelDescription.Calibration(1, 0),
          Optional.empty(),
          0.4,
          2,
          new ModelDescription.Scope(List.of("YOUNG_CHILD"), List.of("PA")),
          Map.of(),
          Map.of());

  @ParameterizedTest
  @CsvSource({
    "0.40, 0.5, FLAGGED",
    "0.99, 1.0, FLAGGED",
    "0.3999, 0.5, CLEAR",
    "0.01, 1.0, CLEAR",
    "0.99, 1.0001, INDETERMINATE",
    "0.01, 7.0, INDETERMINATE"
  })
  void decides(double probability, double unlikeness, Decision expected) {
    Judgement judgement = DecisionRule.judge(image(probability, unlikeness), MODEL);

    assertThat(judgement.decision()).isEqualTo(expected);
  }

  @Test
  void saysWhyItAbstains() {
    Judgement judgement = DecisionRule.judge(image(0.9, 1.5), MODEL);

    assertThat(judgement.reason()).contains(IndeterminateReason.UNLIKE_TRAINING_IMAGES);
  }

  @Test
  void reportsTheNumbersItDecidedOn() {
    Judgement judgement = DecisionRule.judge(image(0.9, 0.25), MODEL);

    assertThat(judgement.modelVersion()).isEqualTo("pneumonia/1");
    assertThat(judgement.probability()).isEqualTo(0.9);
    assertThat(judgement.threshold()).isEqualTo(0.4);
    assertThat(judgement.unlikeness()).isEqualTo(0.25);
    assertThat(judgement.reason()).isEmpty();
  }

  private static ScreenedImage image(double probability, double unlikeness) {
    return new ScreenedImage(
        0, probability, Optional.empty(), unlikeness, new float[49], new byte[0]);
  }
}
