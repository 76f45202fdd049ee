package org.hilum.gateway.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationsTest {
  @Test
  void namesTheKeyThatIsMissing() {
    assertThatThrownBy(
            () -> Configured.destination("ris", Map.of("type", "fhir", "token", "secret")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("hilum.destinations.ris.url")
        .hasMessageNotContaining("secret");
  }

  @Test
  void readsDestinationsFromTheEnvironment() {
    Map<String, String> environment =
        Map.of(
            "HILUM_DESTINATIONS_PACS_TYPE", "dimse",
            "HILUM_DESTINATIONS_PACS_HOST", "archive",
            "HILUM_DESTINATIONS_PACS_PORT", "104",
            "HILUM_DESTINATIONS_PACS_CALLED_TITLE", "ARCHIVE");

    DestinationsConfig.Entry pacs =
        new SmallRyeConfigBuilder()
            .withSources(new EnvConfigSource(environment, 300))
            .withMapping(DestinationsConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .build()
            .getConfigMapping(DestinationsConfig.class)
            .byName()
            .get("pacs");

    assertThat(pacs.type()).isEqualTo(DestinationsConfig.Type.DIMSE);
    assertThat(pacs.host()).hasValue("archive");
    assertThat(pacs.port()).hasValue(104);
    assertThat(pacs.calledTitle()).hasValue("ARCHIVE");
  }

  @Test
  void refusesANameThatIsNoPartOfAKey() {
    assertThatThrownBy(() -> Configured.destination("Main_PACS", Map.of("type", "fhir")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("[a-z0-9-]");
  }

  @ParameterizedTest
  @CsvSource({
    "0000, Delivered",
    "B000, Delivered",
    "B007, Delivered",
    "0111, Delivered",
    "A700, NotYet",
    "0110, NotYet",
    "0124, NotYet",
    "FE00, NotYet",
    "A900, Refused",
    "A9FF, Refused",
    "C000, Refused",
    "C123, Refused",
    "0117, Refused",
    "0122, Refused"
  })
  void onlyAWordOnTheObjectItselfIsFinal(String status, String outcome) {
    assertThat(StoreStatus.outcome(Integer.parseInt(status, 16)).getClass().getSimpleName())
        .isEqualTo(outcome);
  }
}
