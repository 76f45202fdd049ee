package org.hilum.inference.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.network.FindingProbabilities;
import org.hilum.network.ModelDescription;
import org.hilum.network.Preprocessing;
import org.hilum.network.ScreenedImage;
import org.hilum.network.ShadowAnswer;
import org.hilum.schemas.Decision;
import org.hilum.schemas.Findings;
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

  @ParameterizedTest
  @CsvSource({"0.40, 0.5, FLAGGED", "0.3999, 0.5, CLEAR", "0.99, 1.0001, INDETERMINATE"})
  void wordsAModelOnTrialByTheSameRule(double probability, double unlikeness, Decision expected) {
    Judgement judgement =
        DecisionRule.judge(
            new ShadowAnswer.Given(
                MODEL, probability, Optional.empty(), unlikeness, Optional.empty()));

    assertThat(judgement.decision()).isEqualTo(expected);
    assertThat(judgement).isEqualTo(DecisionRule.judge(image(probability, unlikeness), MODEL));
  }

  @Test
  void saysNothingOfCausesThatTheModelDoesNotTell() {
    assertThat(DecisionRule.judge(image(0.9, 0.25), MODEL).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.91324445, 0.31",
    "0.3333335, 0.6666665",
    "0.0000004, 0.9999996",
    "0.9999999, 0.0000001",
    "1, 1",
    "0, 0.5"
  })
  void wordsFindingsThatAgreeWithTheProbability(double pneumonia, double viral) {
    ScreenedImage image =
        image(pneumonia, 0.25, Optional.of(FindingProbabilities.of(pneumonia, viral)));

    Judgement judgement = DecisionRule.judge(image, MODEL);

    Findings findings = judgement.findings().orElseThrow();
    assertThat(findings.normal() + judgement.probability()).isCloseTo(1, within(1e-9));
    assertThat(findings.normal() + findings.bacterial() + findings.viral())
        .isCloseTo(1, within(1e-9));
    assertThat(findings.viral()).isCloseTo(pneumonia * viral, within(1e-6));
    assertThat(List.of(findings.normal(), findings.bacterial(), findings.viral()))
        .allSatisfy(probability -> assertThat(probability).isBetween(0.0, 1.0));
  }

  private static ScreenedImage image(double probability, double unlikeness) {
    return image(probability, unlikeness, Optional.empty());
  }

  private static ScreenedImage image(
      double probability, double unlikeness, Optional<FindingProbabilities> findings) {
    return new ScreenedImage(
        0, probability, findings, unlikeness, new float[49], new byte[0], List.of());
  }
}
