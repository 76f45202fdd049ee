package org.hilum.telemetry;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Traces are made where somebody says whom to tell ({@code hilum.traces.endpoint}). */
public final class TraceSwitch implements ConfigSourceFactory {
  private static final String ENDPOINT = "hilum.traces.endpoint";

  /** Above the defaults of the services, below whatever an operator says. */
  private static final int ORDINAL = 260;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    boolean isTold =
        Optional.ofNullable(context.getValue(ENDPOINT)).map(ConfigValue::getValue).stream()
            .anyMatch(endpoint -> !endpoint.isBlank());
    return List.of(
        new PropertiesConfigSource(
            Map.of("quarkus.otel.sdk.disabled", String.valueOf(!isTold)), "traces", ORDINAL));
  }
}
