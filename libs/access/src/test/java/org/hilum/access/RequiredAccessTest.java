package org.hilum.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequiredAccessTest {
  private static final Optional<String> ISSUER = Optional.of("https://login.example.org");
  private static final Optional<String> SECRET = Optional.of("s".repeat(32));

  @Test
  void namesTheMissingIssuer() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> new RequiredAccess(Optional.empty(), true, SECRET).require())
        .withMessageContaining("HILUM_OIDC_ISSUER");
  }

  @Test
  void namesTheMissingOrShortSecretOfThePagesWithoutRepeatingIt() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> new RequiredAccess(ISSUER, true, Optional.empty()).require())
        .withMessageContaining("HILUM_OIDC_PAGES_SECRET");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> new RequiredAccess(ISSUER, true, Optional.of("too-short")).require())
        .withMessageContaining("32 characters")
        .withMessageNotContaining("too-short");
  }

  @Test
  void wantsNoSecretOfAServiceWithoutPages() {
    assertThatCode(() -> new RequiredAccess(ISSUER, false, Optional.empty()).require())
        .doesNotThrowAnyException();
  }
}
