package org.hilum.gateway.destination;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hilum.gateway.TlsSockets;

/** Destinations as an operator configures them. */
public final class Configured {
  private static final TlsSockets NO_TLS =
      (setting, configuration) -> {
        throw new AssertionError(setting);
      };

  private Configured() {}

  /**
   * @param keys below the destination's name
   */
  public static Destinations destination(String name, Map<String, String> keys) {
    return destination(name, keys, NO_TLS);
  }

  /**
   * @param keys below the destination's name
   */
  public static Destinations destination(String name, Map<String, String> keys, TlsSockets tls) {
    return destinations(Map.of(name, keys), tls);
  }

  private static Destinations destinations(
      Map<String, Map<String, String>> byName, TlsSockets tls) {
    Map<String, String> properties = new HashMap<>();
    byName.forEach(
        (name, keys) ->
            keys.forEach(
                (key, value) -> properties.put("hilum.destinations." + name + "." + key, value)));
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(properties, "test", 100))
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(DestinationsConfig.class)
            .build();
    return new Destinations(config.getConfigMapping(DestinationsConfig.class), tls);
  }

  public static Destinations pacs(String name, int port) {
    return pacs(Map.of(name, port), "5s");
  }

  /**
   * @param ports by name
   */
  public static Destinations pacs(Map<String, Integer> ports, String answerLimit) {
    Map<String, Map<String, String>> byName = new HashMap<>();
    ports.forEach(
        (name, port) ->
            byName.put(
                name,
                Map.of(
                    "type", "dimse",
                    "host", "localhost",
                    "port", port.toString(),
                    "called-title", "PACS",
                    "answer-limit", answerLimit)));
    return destinations(byName, NO_TLS);
  }
}
