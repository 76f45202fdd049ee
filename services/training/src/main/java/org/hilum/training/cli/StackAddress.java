package org.hilum.training.cli;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hilum.storage.StorageSettings;

/**
 * Where a command finds object store and broker: an option counts more than a variable of the
 * services, and that more than the stack that {@code ./hilum up} starts.
 *
 * @param kafka what the services are told of Kafka by variables, its address and security included
 */
record StackAddress(StorageSettings storage, Map<String, Object> kafka) {
  static final Set<String> OPTIONS = Set.of("s3-port", "kafka-port");

  private static final String KAFKA = "KAFKA_";
  private static final int LOCAL_S3_PORT = 19000;
  private static final int LOCAL_KAFKA_PORT = 19092;

  /**
   * @param environment variables by name
   */
  static StackAddress of(CommandLine line, Map<String, String> environment) {
    return new StackAddress(
        new StorageSettings(
            URI.create(
                address(
                    line,
                    "s3-port",
                    "http://127.0.0.1:",
                    LOCAL_S3_PORT,
                    environment.get("HILUM_STORAGE_ENDPOINT"))),
            environment.getOrDefault("HILUM_STORAGE_ACCESS_KEY", "hilum"),
            environment.getOrDefault("HILUM_STORAGE_SECRET_KEY", "hilum-on-this-machine"),
            environment.getOrDefault("HILUM_STORAGE_REGION", "us-east-1"),
            environment.getOrDefault("HILUM_STORAGE_BUCKET", "hilum")),
        kafka(line, environment));
  }

  /** {@code KAFKA_SASL_MECHANISM} is {@code sasl.mechanism}, as it is for the services. */
  private static Map<String, Object> kafka(CommandLine line, Map<String, String> environment) {
    Map<String, Object> settings = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(KAFKA)) {
            String key = name.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.');
            settings.put(key, value);
          }
        });
    settings.put(
        "bootstrap.servers",
        address(
            line,
            "kafka-port",
            "127.0.0.1:",
            LOCAL_KAFKA_PORT,
            environment.get("KAFKA_BOOTSTRAP_SERVERS")));
    return settings;
  }

  private static String address(
      CommandLine line, String option, String host, int port, String variable) {
    return line.has(option) || variable == null ? host + line.number(option, port) : variable;
  }
}
