package org.hilum.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jboss.logmanager.formatters.StructuredFormatter.Key;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins what every service has in common. */
class TelemetrySettingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "vertx-http",
        "vertx-event-bus",
        "vertx-sql-client",
        "vertx-redis-client",
        "messaging",
        "grpc",
        "rest",
        "resteasy",
        "resteasy-client"
      })
  void noLibraryMakesSpans(String library) throws IOException {
    assertThat(settings().getValue("quarkus.otel.instrument." + library, Boolean.class)).isFalse();
  }

  @Test
  void neitherDoesTheConnectorToKafka() throws IOException {
    String key = "mp.messaging.connector.smallrye-kafka.tracing-enabled";
    assertThat(settings().getValue(key, Boolean.class)).isFalse();
  }

  @Test
  void nothingButTheTraceGoesFromServiceToService() throws IOException {
    assertThat(settings().getValue("quarkus.otel.propagators", String.class))
        .isEqualTo("tracecontext");
  }

  @Test
  void aTerminalShowsText() throws IOException {
    assertThat(settings().getValue("quarkus.log.console.json.enabled", Boolean.class)).isFalse();
  }

  @Test
  void keysOfLinesAreRenamedByNamesThatTheFormatterKnows() throws IOException {
    List<String> renamed =
        settings().getValues("quarkus.log.console.json.key-overrides", String.class);
    assertThat(renamed).hasSize(2);
    assertThat(renamed).allSatisfy(pair -> Key.valueOf(pair.substring(0, pair.indexOf('='))));
  }

  private static SmallRyeConfig settings() throws IOException {
    return new SmallRyeConfigBuilder()
        .withSources(
            new PropertiesConfigSource(
                TelemetrySettingsTest.class.getResource(
                    "/META-INF/microprofile-config.properties")),
            new PropertiesConfigSource(
                Map.of("quarkus.application.name", "hilum-gateway"), "given", 200))
        .addDefaultInterceptors()
        .build();
  }
}
