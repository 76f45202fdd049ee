package org.hilum.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/data-care.md says how long data are kept; the services have the settings. */
class RetentionTableTest {
  private static final String PREFIX = "hilum.retention.";

  /** What goes, the service, the setting, its default. */
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\|[^|]+\\| (gateway|triage|training) \\| `(hilum\\.retention\\.[a-z-]+)` \\| ([^|]+) \\|");

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "triage", "training"})
  void theTableHasEverySettingOfAServiceWithItsDefault(String service) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    SettingKeys.withDefaults(service)
        .forEach(
            (key, value) -> {
              if (key.startsWith(PREFIX)) {
                settings.put(key, value.isEmpty() ? "for good" : value);
              }
            });

    Map<String, String> told = new TreeMap<>();
    ROW.matcher(Files.readString(Chart.ROOT.resolve("docs/data-care.md")))
        .results()
        .filter(row -> row.group(1).equals(service))
        .forEach(row -> told.put(row.group(2), row.group(3).strip()));

    assertThat(told).isNotEmpty().isEqualTo(settings);
  }
}
