package org.hilum.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is in a service stands in its bill of materials, and under which licence, in the document.
 */
class DependenciesTest {
  private static final Pattern LICENCE = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final Pattern VERSION =
      Pattern.compile("(?m)^\\| ([a-z0-9_.]+:[a-z0-9_.-]+) \\| ([0-9][^ ]*) \\|");

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "inference", "triage", "training"})
  void everyJarOfAServiceIsInItsBillOfMaterials(String service) throws IOException {
    Path libraries = built(service, "quarkus-app/lib");
    Set<String> listed = new TreeSet<>();
    for (JsonNode component : components(service)) {
      String artifact = artifact(component).replace(':', '.');
      listed.add(artifact + "-" + component.path("version").asText());
    }
    Set<String> jars = new TreeSet<>();
    try (Stream<Path> files = Files.walk(libraries)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".jar"))
          .forEach(jars::add);
    }
    assertThat(jars).hasSizeGreaterThan(100);
    assertThat(jars).allSatisfy(jar -> assertThat(listed).anyMatch(name -> isOf(jar, name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "inference", "triage", "training"})
  void everyLicenceHasBeenReviewed(String service) throws IOException {
    Set<String> reviewed =
        LICENCE.matcher(document()).results().map(row -> row.group(1)).collect(Collectors.toSet());
    for (JsonNode component : components(service)) {
      if (!isOurs(component)) {
        assertThat(licences(component)).as(artifact(component)).isNotEmpty();
        assertThat(reviewed).as(artifact(component)).containsAll(licences(component));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gateway", "inference", "triage", "training"})
  void everyReviewedVersionIsTheOneThatIsUsed(String service) throws IOException {
    Map<String, String> reviewed =
        VERSION
            .matcher(document())
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    assertThat(reviewed).hasSizeGreaterThan(10);
    for (JsonNode component : components(service)) {
      String used = component.path("version").asText();
      assertThat(reviewed.getOrDefault(artifact(component), used))
          .as(artifact(component))
          .isEqualTo(used);
    }
  }

  private static boolean isOurs(JsonNode component) {
    return component.path("group").asText().equals("org.hilum");
  }

  private static String artifact(JsonNode component) {
    return component.path("group").asText() + ":" + component.path("name").asText();
  }

  private static String document() {
    return RepositoryTree.read(RepositoryTree.ROOT.resolve("docs/dependencies.md"));
  }

  /** The name of a jar goes on where it has a classifier. */
  private static boolean isOf(String jar, String name) {
    return jar.equals(name + ".jar") || jar.startsWith(name + "-");
  }

  private static Set<String> licences(JsonNode component) {
    Set<String> licences = new TreeSet<>();
    for (JsonNode choice : component.path("licenses")) {
      JsonNode licence = choice.path("license");
      licences.add(
          choice
              .path("expression")
              .asText(licence.path("id").asText(licence.path("name").asText())));
    }
    return licences;
  }

  private static JsonNode components(String service) throws IOException {
    JsonNode bom = new ObjectMapper().readTree(built(service, "sbom.json").toFile());
    return bom.path("components");
  }

  private static Path built(String service, String file) {
    Path path =
        RepositoryTree.ROOT.resolve("services").resolve(service).resolve("target").resolve(file);
    assumeTrue(Files.exists(path), () -> path + " is there once the service is packaged");
    return path;
  }
}
