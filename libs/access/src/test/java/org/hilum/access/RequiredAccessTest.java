package org.hilum.access;

import static org.assertj.core.api.Assertions.assertThat;
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
  void tellsOfAProviderThatIsAskedWithoutTlsUnlessItIsOnThisMachine() {
    assertThat(danger("http://login.example.org/realms/hospital"))
        .hasValueSatisfying(
            text -> assertThat(text).contains("http://login.example.org", "without TLS"));
    assertThat(danger("https://login.example.org/realms/hospital")).isEmpty();
    assertThat(danger("http://localhost:8180")).isEmpty();
    assertThat(danger("http://[::1]:8180")).isEmpty();
  }

  private static Optional<String> danger(String issuer) {
    return new RequiredAccess(Optional.of(issuer), false, Optional.empty()).danger();
  }

  @Test
  void wantsNoSecretOfAServiceWithoutPages() {
    assertThatCode(() -> new RequiredAccess(ISSUER, false, Optional.empty()).require())
        .doesNotThrowAnyException();
  }
}
