package org.hilum.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the chart's README and the compose file say of values and settings is so. */
class DocumentsTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-zA-Z.]+)` \\|");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

  @Test
  void theReadmeNamesEveryGroupOfValuesAndNoOther() throws IOException {
    JsonNode defaults = Chart.defaults();
    Set<String> groups = new TreeSet<>();
    ROW.matcher(readme()).results().forEach(row -> groups.add(row.group(1)));
    assertThat(groups)
        .allSatisfy(
            path ->
                assertThat(defaults.at("/" + path.replace('.', '/')).isMissingNode())
                    .as(path)
                    .isFalse());
    assertThat(groups).containsAll(defaults.properties().stream().map(Map.Entry::getKey).toList());
  }

  @Test
  void theReadmesExampleIsEnough() throws IOException {
    Path values = Files.createTempFile("hilum-values", ".yaml");
    Files.writeString(
        values, EXAMPLE.matcher(readme()).results().findFirst().orElseThrow().group(1));
    assertThat(Chart.render(List.of(values)).of("Deployment")).hasSize(4);
  }

  @Test
  void theComposeFileSetsKeysOfTheServices() {
    JsonNode compose = Chart.yaml(Chart.ROOT.resolve("docker/compose.yaml"));
    Set<String> known = new TreeSet<>();
    for (String service : List.of("gateway", "inference", "triage", "training")) {
      SettingKeys.ofService(service).forEach(key -> known.add(SettingKeys.variable(key)));
    }
    SettingKeys.ofKafka().forEach(key -> known.add(SettingKeys.variable(key)));
    SettingKeys.ofQuarkusAtRunTime().forEach(key -> known.add(SettingKeys.variable(key)));
    Set<String> set = new TreeSet<>();
    for (JsonNode own : List.of(compose.path("x-settings"), compose.path("x-database"))) {
      own.properties().forEach(variable -> set.add(variable.getKey()));
    }
    for (String service : List.of("gateway", "training")) {
      compose
          .path("services")
          .path(service)
          .path("environment")
          .properties()
          .forEach(variable -> set.add(variable.getKey()));
    }
    set.remove("<<");
    assertThat(set).hasSizeGreaterThan(8);
    assertThat(known).containsAll(set);
  }

  private static String readme() throws IOException {
    return Files.readString(Chart.FOLDER.resolve("README.md"));
  }
}
