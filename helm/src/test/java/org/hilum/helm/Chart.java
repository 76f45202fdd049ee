package org.hilum.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The chart in the folder {@code hilum}, rendered by Helm. Tests run in the folder of this module.
 */
final class Chart {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path FOLDER = ROOT.resolve("helm/hilum");
  static final String NAMESPACE = "radiology";

  private static final Path SETS = Path.of("src/test/resources/values");
  private static final Path QUICKSTART = FOLDER.resolve("values-quickstart.yaml");
  private static final Path ISSUER = Path.of("src/test/resources/issuer.yaml");
  private static final String KUBERNETES = "1.31.0";
  private static final ObjectMapper YAML = new YAMLMapper();

  private Chart() {}

  /** The sets of values that the chart is rendered with. */
  static List<String> sets() {
    try (Stream<Path> files = Files.list(SETS)) {
      Stream<String> external =
          files.map(file -> file.getFileName().toString().replace(".yaml", ""));
      return Stream.concat(external, Stream.of("quickstart")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + SETS, e);
    }
  }

  /** What Kubernetes would get. */
  static Manifests render(String set) {
    return render(filesOf(set));
  }

  static Manifests render(List<Path> values) {
    return new Manifests(documents(template(FOLDER, values).call()));
  }

  /** The same of a changed copy. */
  static Manifests render(Path chart, String set) {
    return new Manifests(documents(template(chart, filesOf(set)).call()));
  }

  /**
   * What Kubernetes would get with single values beside a set.
   *
   * @param assignments {@code key=value}, as for {@code helm --set}
   * @throws IllegalStateException with Helm's message if the chart refuses them
   */
  static Manifests renderWith(String set, String... assignments) {
    TemplateCommand command = template(FOLDER, filesOf(set));
    for (String assignment : assignments) {
      String[] parts = assignment.split("=", 2);
      command.set(parts[0], parts[1]);
    }
    return new Manifests(documents(command.call()));
  }

  /** Helm's own opinion of the chart with these values, warnings being errors. */
  static LintResult lint(String set, Path copy) throws IOException {
    copy(copy.resolve("hilum"));
    ObjectMapper mapper = YAML.copy();
    JsonNode values = defaults();
    for (Path file : filesOf(set)) {
      values = mapper.readerForUpdating(values).readValue(file.toFile());
    }
    mapper.writeValue(copy.resolve("hilum/values.yaml").toFile(), values);
    return new Helm(copy.resolve("hilum")).lint().strict().call();
  }

  static void copy(Path to) throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(FOLDER.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  static JsonNode defaults() {
    return yaml(FOLDER.resolve("values.yaml"));
  }

  static JsonNode schema() {
    return yaml(FOLDER.resolve("values.schema.json"));
  }

  static JsonNode values(String set) {
    return yaml(SETS.resolve(set + ".yaml"));
  }

  static JsonNode yaml(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static JsonNode yaml(String text) {
    try {
      return YAML.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("no YAML: " + text, e);
    }
  }

  private static List<Path> filesOf(String set) {
    if (set.equals("quickstart")) {
      return List.of(QUICKSTART, ISSUER);
    }
    return List.of(SETS.resolve("external.yaml"), SETS.resolve(set + ".yaml"));
  }

  private static TemplateCommand template(Path chart, List<Path> values) {
    TemplateCommand command =
        new Helm(chart)
            .template()
            .withName("hilum")
            .withNamespace(NAMESPACE)
            .withKubeVersion(KUBERNETES);
    values.forEach(command::withValuesFile);
    return command;
  }

  private static List<JsonNode> documents(String text) {
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(text)) {
      return documents.readAll().stream().filter(JsonNode::isObject).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Helm rendered what is no YAML", e);
    }
  }
}
