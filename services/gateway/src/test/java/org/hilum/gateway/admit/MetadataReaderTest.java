package org.hilum.gateway.admit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.schemas.XrayLabels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataReaderTest {
  private static final String SENDER = "ct-1";
  private static final String KEY = "0123456789abcdef0123456789abcdef";

  private final MetadataReader reader = readerWith(KEY);

  @Test
  void takesNoMetadataForThatOfItsSender() {
    assertThat(reader.read(new byte[0], SENDER))
        .isEqualTo(new MetadataReading.Described(new XrayLabels(Map.of("device", "ct-1"))));
    assertThat(labels("{}")).isEqualTo(Map.of("device", "ct-1"));
    assertThat(labels("{\"device\": \"cr-2\"}")).isEqualTo(Map.of("device", "cr-2"));
  }

  @ParameterizedTest
  @CsvSource({"CT 1, CT-1", "' ct/1 ', ct-1", "_ct1, unknown", "'', unknown"})
  void givesNamesOfSendersTheFormOfDevices(String sender, String device) {
    assertThat(reader.read(new byte[0], sender))
        .isEqualTo(new MetadataReading.Described(new XrayLabels(Map.of("device", device))));
  }

  @Test
  void ignoresUnknownAndEmptyFields() {
    assertThat(labels("{\"device\": null, \"sex\": null, \"ward\": {\"name\": \"3b\"}}"))
        .isEqualTo(Map.of("device", "ct-1"));
  }

  @Test
  void tellsKindsOfIdentifiersApart() {
    Map<String, String> labels = labels("{\"patient\": \"1\", \"study\": \"1\"}");

    assertThat(labels.get("patient")).isNotEqualTo(labels.get("study")).hasSize(32);
  }

  @Test
  void givesOnePatientOnePseudonymForEachKey() {
    String json = "{\"patient\": \"p-1\"}";

    assertThat(labels(json)).isEqualTo(labels(json));
    assertThat(readerWith(KEY + "2").read(json.getBytes(UTF_8), SENDER))
        .isNotEqualTo(reader.read(json.getBytes(UTF_8), SENDER));
  }

  /** Computed with openssl: printf 'patient\0p-1' | openssl dgst -sha256 -hmac KEY. */
  @Test
  void pseudonymsAreHmacs() {
    assertThat(labels("{\"patient\": \"p-1\"}").get("patient"))
        .isEqualTo("aaf973d395f1e5fdca2913b2e6e9af7b");
  }

  @ParameterizedTest
  @CsvSource({
    "0, INFANT",
    "1, YOUNG_CHILD",
    "5, YOUNG_CHILD",
    "6, CHILD",
    "17, CHILD",
    "18, ADULT",
    "130, ADULT"
  })
  void keepsOnlyTheAgeGroup(int years, String ageGroup) {
    assertThat(labels("{\"patientAgeYears\": %d}".formatted(years)))
        .isEqualTo(Map.of("device", "ct-1", "age-group", ageGroup));
  }

  @Test
  void documentsExactlyTheFieldsThatItReads() {
    assertThat(reader.fieldNames())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(XrayMetadata.class.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "too short to be a secret"})
  void startsOnlyWithASecret(String key) {
    assertThatThrownBy(() -> readerWith(key))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("HILUM_PSEUDONYM_KEY")
        .hasMessageContaining("openssl rand -hex 32");
  }

  private Map<String, String> labels(String json) {
    return reader
        .read(json.getBytes(UTF_8), SENDER)
        .fold(
            described -> described.description().labels(),
            malformed -> {
              throw new AssertionError(malformed.detail());
            });
  }

  private static MetadataReader readerWith(String key) {
    return new MetadataReader(new Pseudonyms(() -> Optional.of(key)));
  }
}
