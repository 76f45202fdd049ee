package org.hilum.gateway.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
