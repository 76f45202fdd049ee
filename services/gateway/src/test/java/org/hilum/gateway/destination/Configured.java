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
  private Configured() {}

  /**
   * @param keys below the destination's name
   */
  public static Destinations destination(String name, Map<String, String> keys) {
    return destination(
        name,
        keys,
        (setting, configuration) -> {
          throw new AssertionError(setting);
        });
  }

  /**
   * @param keys below the destination's name
   */
  public static Destinations destination(String name, Map<String, String> keys, TlsSockets tls) {
    Map<String, String> properties = new HashMap<>();
    keys.forEach((key, value) -> properties.put("hilum.destinations." + name + "." + key, value));
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(properties, "test", 100))
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(DestinationsConfig.class)
            .build();
    return new Destinations(config.getConfigMapping(DestinationsConfig.class), tls);
  }

  public static Destinations pacs(String name, int port) {
    return destination(
        name,
        Map.of(
            "type", "dimse",
            "host", "localhost",
            "port", Integer.toString(port),
            "called-title", "PACS",
            "answer-limit", "5s"));
  }
}
