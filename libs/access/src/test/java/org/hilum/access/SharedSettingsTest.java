package org.hilum.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pins what every service has in common: a change here opens or closes all four. */
class SharedSettingsTest {
  private static final Map<String, String> ISSUER =
      Map.of("hilum.oidc.issuer", "https://login.example.org");

  @ParameterizedTest
  @CsvSource({
    "quarkus.oidc.auth-server-url, https://login.example.org",
    "quarkus.oidc.token.audience, hilum",
    "quarkus.oidc.token.allow-jwt-introspection, false",
    "quarkus.oidc.token.allow-opaque-token-introspection, false",
    "quarkus.security.jaxrs.deny-unannotated-endpoints, true",
    "quarkus.http.auth.permission.everything.paths, /*",
    "quarkus.http.auth.permission.everything.policy, known",
    "quarkus.http.auth.permission.metrics.policy, operators",
    "quarkus.oidc.pages.tenant-enabled, false",
    "quarkus.oidc.pages.authentication.pkce-required, true",
    "quarkus.oidc.pages.authentication.cookie-force-secure, true",
    "quarkus.oidc.pages.authentication.cookie-same-site, lax"
  })
  void property(String key, String value) throws IOException {
    assertThat(settings().getValue(key, String.class)).isEqualTo(value);
  }

  private static SmallRyeConfig settings() throws IOException {
    return new SmallRyeConfigBuilder()
        .withSources(
            new PropertiesConfigSource(
                SharedSettingsTest.class.getResource("/META-INF/microprofile-config.properties")),
            new PropertiesConfigSource(ISSUER, "given", 200))
        .addDefaultInterceptors()
        .build();
  }
}
