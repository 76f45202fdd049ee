package org.hilum.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The keys that the services read, from where they are declared. */
final class SettingKeys {
  private static final String QUARKUS_KEYS =
      "META-INF/quarkus-config-doc/quarkus-config-model.json";
  private static final Path OF_ACCESS =
      Chart.ROOT.resolve("libs/access/src/main/resources/META-INF/microprofile-config.properties");
  private static final Path OF_TELEMETRY =
      Chart.ROOT.resolve(
          "libs/telemetry/src/main/resources/META-INF/microprofile-config.properties");
  private static final Pattern EXPRESSION =
      Pattern.compile("\\$\\{(hilum\\.(?:oidc|traces)\\.[a-z.-]+)");
  private static final String OF_PAGES = "hilum.oidc.pages.";
  private static final ImportOption NO_TESTS = ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;

  /** Reading all classes of a service takes seconds. */
  private static final Map<String, Map<String, String>> OF_SERVICES = new ConcurrentHashMap<>();

  private static final Set<String> OF_QUARKUS = readQuarkus();

  private SettingKeys() {}

  /** Hilum's own keys of one service: those of its config interfaces. */
  static Set<String> ofService(String service) {
    return withDefaults(service).keySet();
  }

  /** The same, each with its default; empty where it has none. */
  static Map<String, String> withDefaults(String service) {
    return OF_SERVICES.computeIfAbsent(service, SettingKeys::read);
  }

  private static Map<String, String> read(String service) {
    Map<String, String> keys = new TreeMap<>();
    new ClassFileImporter()
        .withImportOption(NO_TESTS).importPackages("org.hilum." + service).stream()
            .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
            .forEach(
                type ->
                    collect(type.getAnnotationOfType(ConfigMapping.class).prefix(), type, keys));
    return keys;
  }

  /**
   * A method without a body is a key; one that returns another such interface is a group of them.
   */
  private static void collect(String prefix, JavaClass type, Map<String, String> keys) {
    for (JavaMethod method : type.getMethods()) {
      String key = prefix + "." + kebab(method.getName());
      JavaClass value = method.getRawReturnType();
      if (value.isInterface() && value.getPackageName().startsWith("org.hilum.")) {
        collect(key, value, keys);
      } else if (method.getModifiers().contains(JavaModifier.ABSTRACT)) {
        keys.put(
            key,
            method.tryGetAnnotationOfType(WithDefault.class).map(WithDefault::value).orElse(""));
      }
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /**
   * Keys that say who may come in, from the expressions in which Quarkus' settings name them. The
   * login on pages concerns services that have some.
   */
  static Set<String> ofAccess(String service) {
    Set<String> own =
        expressions(
            Chart.ROOT.resolve(
                "services/" + service + "/src/main/resources/application.properties"));
    Set<String> keys = expressions(OF_ACCESS);
    keys.removeIf(key -> own.isEmpty() && key.startsWith(OF_PAGES));
    keys.addAll(own);
    return keys;
  }

  /** Keys that say where a service tells what it does. */
  static Set<String> ofTelemetry() {
    return expressions(OF_TELEMETRY);
  }

  private static Set<String> expressions(Path properties) {
    Set<String> keys = new TreeSet<>();
    try {
      EXPRESSION
          .matcher(Files.readString(properties))
          .results()
          .forEach(expression -> keys.add(expression.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + properties, e);
    }
    return keys;
  }

  /** Quarkus' keys that may change when a service starts; others are fixed when it is built. */
  static Set<String> ofQuarkusAtRunTime() {
    return OF_QUARKUS;
  }

  private static Set<String> readQuarkus() {
    Set<String> keys = new TreeSet<>();
    try {
      for (URL model :
          Collections.list(SettingKeys.class.getClassLoader().getResources(QUARKUS_KEYS))) {
        try (InputStream json = model.openStream()) {
          collect(new ObjectMapper().readTree(json), keys);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + QUARKUS_KEYS, e);
    }
    return keys;
  }

  /**
   * Whether it is the variable of such a key, with a name of somebody's own where the key has one.
   */
  static boolean isVariableOfQuarkus(String variable) {
    return OF_QUARKUS.stream()
        .anyMatch(
            key ->
                key.contains("\"")
                    ? variable.matches(
                        variable(key.replaceAll("\"[^\"]+\"", "%")).replace("%", "_?[A-Z0-9]+_?"))
                    : variable.equals(variable(key)));
  }

  /** Keys of Kafka's clients, behind {@code kafka.}, as the default broker's configuration. */
  static Set<String> ofKafka() {
    Set<String> keys = new TreeSet<>();
    AdminClientConfig.configNames().forEach(name -> keys.add("kafka." + name));
    return keys;
  }

  /** MicroProfile Config's way from a key to an environment variable. */
  static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9%]", "_").toUpperCase(Locale.ROOT);
  }

  private static void collect(JsonNode node, Set<String> keys) {
    if (node.path("phase").asText().equals("RUN_TIME")) {
      keys.add(node.path("path").path("property").asText());
      node.path("additionalPaths").forEach(path -> keys.add(path.path("property").asText()));
    }
    node.forEach(child -> collect(child, keys));
  }
}
