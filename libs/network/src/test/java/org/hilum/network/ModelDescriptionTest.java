package org.hilum.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.hilum.network.ModelDescription.Calibration;
import org.hilum.network.ModelDescription.Scope;
import org.hilum.network.ModelDescription.Subtype;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelDescriptionTest {

  static final String DIGEST = "0123456789abcdef".repeat(4);

  static ModelDescription described(String version, String trunkDigest, String tailDigest) {
    return described(version, trunkDigest, tailDigest, Optional.empty());
  }

  static ModelDescription described(
      String version, String trunkDigest, String tailDigest, Optional<Subtype> subtype) {
    return new ModelDescription(
        version,
        "resnet152v2",
        trunkDigest,
        tailDigest,
        Preprocessing.NAME,
        new Calibration(2, 0.5),
        subtype,
        0.4,
        3,
        new Scope(List.of("PAEDIATRIC"), List.of("AP")),
        Map.of("seed", 1),
        Map.of("auc", 0.97));
  }

  @Test
  void calibratesALogit() {
    assertThat(new Calibration(2, 0.5).probability(-1)).isEqualTo(0.5);
    assertThat(new Calibration(1, 0).probability(2)).isCloseTo(0.880797, Offset.offset(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "../escape, 0, 0, modelVersion",
    "pneumonia, 0, 0, modelVersion",
    "pneumonia/1, xyz, 0, trunkDigest",
    "pneumonia/1, 0, xyz, tailDigest"
  })
  void namesTheFieldThatIsWrong(String version, String trunk, String tail, String field) {
    assertThatThrownBy(
            () -> described(version, trunk.replace("0", DIGEST), tail.replace("0", DIGEST)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(field);
  }

  @Test
  void refusesACalibrationAThresholdOrAScopeThatMeansNothing() {
    assertThatThrownBy(() -> new Calibration(0, 0)).hasMessageStartingWith("calibration.temp");
    assertThatThrownBy(() -> new Calibration(1, Double.NaN))
        .hasMessageStartingWith("calibration.b");
    assertThatThrownBy(() -> new Subtype(null)).hasMessageStartingWith("subtype.calibration");
    assertThatThrownBy(() -> new Scope(List.of(), List.of("PA")))
        .hasMessageStartingWith("scope.age");
    assertThatThrownBy(() -> new Scope(List.of("ADULT"), null)).hasMessageStartingWith("scope.vie");
    assertThatThrownBy(
            () ->
                new Scope(
                    List.of("ADULT"), List.of("PA"), Optional.of(List.of()), Optional.empty()))
        .hasMessageStartingWith("scope.modalities is empty");
  }

  @Test
  void whoSaysNothingOfDicomJudgesChestRadiographs() {
    Scope scope = new Scope(List.of("ADULT"), List.of("PA"));

    assertThat(scope.judgedModalities()).containsExactly("CR", "DX");
    assertThat(scope.judgedBodyParts()).contains("CHEST").doesNotContain("ABDOMEN");
  }
}
