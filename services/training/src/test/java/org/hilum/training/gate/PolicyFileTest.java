package org.hilum.training.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hilum.network.weights.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
  private static final String IMAGE = "0f".repeat(32);
  private static final String YAML =
      """
      # A comment.
      auc:
        margin: 0.01
        confidence: 0.95
      sensitivity:
        floor: 0.9
      calibration:
        ece-ceiling: 0.05
      subgroups:
        largest-drop: 0.04
        minimum-cases: 30
      sentinels:
        images:
          - %s
      shadow:
        minimum-cases: 200
        minimum-agreement: 0.95
      guards:
        cases: 300
        positive-rate-change: 0.15
        verdicts: 100
        minimum-agreement: 0.8
        ece-ceiling: 0.2
      """
          .formatted(IMAGE);

  @TempDir Path folder;

  @Test
  void readsEveryCriterion() {
    assertThat(parse(YAML))
        .isEqualTo(
            new PromotionPolicy(
                Digest.of(YAML.getBytes(UTF_8)),
                new PromotionPolicy.Auc(0.01, 0.95),
                0.9,
                0.05,
                new PromotionPolicy.Subgroups(0.04, 30),
                List.of(IMAGE),
                new PromotionPolicy.Shadow(200, 0.95),
                new PromotionPolicy.Guards(300, 0.15, 100, 0.8, 0.2)));
  }

  @Test
  void takesThePolicyThatShipsUnlessAFileIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("strict.yaml"), YAML);

    assertThat(PolicyFile.read(Optional.of(file)).digest()).isEqualTo(parse(YAML).digest());
    assertThat(PolicyFile.read(Optional.empty()).sentinels()).isEmpty();
    assertThat(PolicyFile.read(Optional.empty()).digest()).isNotEqualTo(parse(YAML).digest());
  }

  /** Each value of the file at the wrong place, in the wrong form or out of its range. */
  @ParameterizedTest
  @CsvSource({
    "margin: 0.01, margn: 0.01, line 3: there is no key 'auc.margn'",
    "margin: 0.01, margn: 0.01, key 'auc.margin' is missing",
    "margin: 0.01, margin: 0.2, 'line 3: ''auc.margin'' must be from 0.0 to 0.1, is 0.2'",
    "margin: 0.01, margin: -0.01, 'line 3: ''auc.margin'' must be from'",
    "margin: 0.01, margin: 1 %, line 3: 'auc.margin' must be a number",
    "margin: 0.01, margin: \"0.01\", line 3: 'auc.margin' must be a number",
    "margin: 0.01, margin: .nan, line 3: 'auc.margin' must be a number",
    "margin: 0.01, margin: 0x1, line 3: 'auc.margin' must be a number",
    "margin: 0.01, margin:, line 3: 'auc.margin' must be a number",
    "margin: 0.01, margin: [0.01], line 3: 'auc.margin' must be a number",
    "margin: 0.01, margin: {of: 0.01}, line 3: there is no key 'auc.margin.of'",
    "confidence: 0.95, confidence: 95, line 4: 'auc.confidence' must be from 0.5 to 0.999",
    "confidence: 0.95, confidence: 0.05, line 4: 'auc.confidence' must be from 0.5 to 0.999",
    "confidence: 0.95, margin: 0.02, line 4: key 'margin' stands on line 3 already",
    "sensitivity:, sensitivty:, line 6: there is no key 'sensitivty.floor'",
    "sensitivity:, auc.x:, line 5: key 'auc.x' holds a dot",
    "sensitivity:, auc:, line 5: key 'auc' stands on line 2 already",
    "floor: 0.9, floor: 1.5, line 6: 'sensitivity.floor' must be from 0.0 to 1.0",
    "ece-ceiling: 0.05, ece-ceiling: -1, line 8: 'calibration.ece-ceiling' must be from",
    "ece-ceiling: 0.05, ece_ceiling: 0.05, line 8: there is no key 'calibration.ece_ceiling'",
    "largest-drop: 0.04, largest-drop: 4, line 10: 'subgroups.largest-drop' must be from",
    "minimum-cases: 30, minimum-cases: 0, line 11: 'subgroups.minimum-cases' must be from 1.0",
    "minimum-cases: 30, minimum-cases: 3.5, line 11: 'subgroups.minimum-cases' must be a whole",
    "minimum-cases: 30, minimum-cases: many, line 11: 'subgroups.minimum-cases' must be a number",
    "minimum-cases: 200, minimum-cases: 0, line 16: 'shadow.minimum-cases' must be from 1.0",
    "minimum-agreement: 0.95, minimum-agreement: 95, line 17: 'shadow.minimum-agreement' must be",
    "minimum-agreement: 0.95, maximum-wait: 95, line 17: there is no key 'shadow.maximum-wait'",
    "shadow:, trial:, line 16: there is no key 'trial.minimum-cases'",
    "cases: 300, cases: 0, line 19: 'guards.cases' must be from 1.0",
    "rate-change: 0.15, rate-change: 15, line 20: 'guards.positive-rate-change' must be from",
    "verdicts: 100, verdicts: 0.5, line 21: 'guards.verdicts' must be from 1.0",
    "verdicts: 100, labels: 100, key 'guards.verdicts' is missing",
    "agreement: 0.8, agreement: no, line 22: 'guards.minimum-agreement' must be a number",
    "ece-ceiling: 0.2, ece-ceiling: 20, line 23: 'guards.ece-ceiling' must be from",
    "guards:, guard:, line 19: there is no key 'guard.cases'"
  })
  void namesTheKeyOfATypo(String right, String wrong, String complaint) {
    assertThatExceptionOfType(InvalidPolicyException.class)
        .isThrownBy(() -> parse(YAML.replace(right, wrong)))
        .withMessageContaining("promotion-policy.yaml cannot be followed")
        .withMessageContaining(complaint);
  }

  @Test
  void namesASentinelThatIsNoImage() {
    assertThat(complaint(YAML.replace(IMAGE, "person1"))).contains("sentinels.images", "person1");
    assertThat(complaint(YAML.replace("- " + IMAGE, "- [" + IMAGE + "]")))
        .contains("'sentinels.images' holds more than words");
    assertThat(complaint(YAML.replace("    - " + IMAGE, "    - %1$s\n    - %1$s".formatted(IMAGE))))
        .contains("'sentinels.images' holds an image twice");
    assertThat(complaint(YAML.replace("\n    - " + IMAGE, " none")))
        .contains("line 13: 'sentinels.images' must be a list, is 'none'");
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    assertThat(complaint(YAML.replace("margin", "margn").replace("floor: 0.9", "floor: high")))
        .contains("auc.margn", "auc.margin", "sensitivity.floor");
  }

  @Test
  void refusesWhatIsNoPolicyAtAll() {
    assertThat(complaint("")).contains("it holds no keys");
    assertThat(complaint("- auc")).contains("it holds no keys");
    assertThat(complaint(YAML + "---\n" + YAML)).contains("begins a second document");
    assertThat(complaint(YAML.replace("auc:", "auc: [")))
        .contains("promotion-policy.yaml cannot be read")
        .contains("line");
  }

  @Test
  void namesAFileThatIsNotThere() {
    Path missing = folder.resolve("none.yaml");

    assertThatExceptionOfType(InvalidPolicyException.class)
        .isThrownBy(() -> PolicyFile.read(Optional.of(missing)))
        .withMessageContaining(missing.toString());
  }

  private static PromotionPolicy parse(String yaml) {
    return PolicyFile.parse("promotion-policy.yaml", yaml.getBytes(UTF_8));
  }

  private static String complaint(String yaml) {
    try {
      return "no complaint: " + parse(yaml);
    } catch (InvalidPolicyException e) {
      return e.getMessage();
    }
  }
}
