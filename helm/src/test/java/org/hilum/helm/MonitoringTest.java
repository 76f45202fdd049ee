package org.hilum.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alerts and dashboard ask for metrics that the services have. */
class MonitoringTest {
  private static final Pattern METER =
      Pattern.compile("(?:counter|gauge|timer|summary|builder)\\(\\s*\"(hilum\\.[a-z.]+)\"");
  private static final Pattern DRIFT_METER = Pattern.compile(" gauge\\(\"([a-z.]+)\", meters\\)");
  private static final Pattern METRIC = Pattern.compile("\\b(?:hilum|kafka)_[a-z_]+");

  /** What Prometheus' format appends to a counter, a timer or a summary. */
  private static final Pattern SUFFIX =
      Pattern.compile("_(?:total|seconds_(?:sum|count|max|bucket)|sum|count|max|bucket)$");

  /** Micrometer's of Kafka's consumers. */
  private static final String LAG = "kafka_consumer_fetch_manager_records_lag_max";

  @Test
  void alertsAskForMetersOfTheServices() {
    JsonNode rules = Chart.render("monitoring").get("PrometheusRule", "hilum");
    Set<String> asked = new TreeSet<>();
    rules.findValuesAsText("expr").forEach(expression -> asked.addAll(metrics(expression)));
    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(names()).containsAll(asked);
  }

  @Test
  void theDashboardAsksForMetersOfTheServices() {
    JsonNode dashboard = dashboard();
    Set<String> asked = new TreeSet<>();
    dashboard.findValuesAsText("expr").forEach(expression -> asked.addAll(metrics(expression)));
    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(names()).containsAll(asked);
  }

  @Test
  void panelsStandBesideOneAnother() {
    Set<String> places = new TreeSet<>();
    JsonNode panels = dashboard().path("panels");
    panels.forEach(panel -> places.add(panel.path("gridPos").toString()));
    assertThat(places).hasSize(panels.size());
  }

  @Test
  void everyAlertSaysWhatIsWrong() {
    JsonNode rules = Chart.render("monitoring").get("PrometheusRule", "hilum");
    for (JsonNode rule : rules.path("spec").path("groups").path(0).path("rules")) {
      assertThat(rule.path("annotations").path("summary").asText()).isNotEmpty();
      assertThat(rule.path("labels").path("severity").asText()).isIn("warning", "critical");
    }
  }

  @Test
  void theMonitorFindsEveryService() {
    Manifests manifests = Chart.render("monitoring");
    JsonNode spec = manifests.get("ServiceMonitor", "hilum").path("spec");
    JsonNode labels = spec.path("selector").path("matchLabels");
    assertThat(manifests.of("Service"))
        .hasSize(4)
        .allMatch(service -> Manifests.selects(labels, service.path("metadata")))
        .allMatch(
            service ->
                service
                    .path("spec")
                    .path("ports")
                    .path(0)
                    .path("name")
                    .equals(spec.path("endpoints").path(0).path("port")));
  }

  @Test
  void theMonitorGetsItsOwnTokens() {
    JsonNode oauth2 =
        Chart.render("monitoring").get("ServiceMonitor", "hilum").at("/spec/endpoints/0/oauth2");
    assertThat(oauth2.path("tokenUrl").asText()).startsWith("https://login.example.org/");
    assertThat(oauth2.at("/clientId/secret/name").asText()).isEqualTo("hilum-metrics");
    assertThat(oauth2.at("/clientId/secret/key").asText()).isEqualTo("client-id");
    assertThat(oauth2.at("/clientSecret/name").asText()).isEqualTo("hilum-metrics");
    assertThat(oauth2.at("/clientSecret/key").asText()).isEqualTo("client-secret");
  }

  @Test
  void nothingIsMonitoredUnasked() {
    Manifests external = Chart.render("external");
    assertThat(external.of("ServiceMonitor")).isEmpty();
    assertThat(external.of("PrometheusRule")).isEmpty();
  }

  private static JsonNode dashboard() {
    JsonNode map = Chart.render("monitoring").get("ConfigMap", "hilum-dashboard");
    return Chart.yaml(map.path("data").path("hilum.json").asText());
  }

  private static Set<String> metrics(String expression) {
    Set<String> metrics = new TreeSet<>();
    METRIC
        .matcher(expression)
        .results()
        .forEach(found -> metrics.add(SUFFIX.matcher(found.group()).replaceFirst("")));
    return metrics;
  }

  /** Of all meters in the services' sources, as Prometheus' format writes them. */
  private static Set<String> names() {
    Set<String> names = new TreeSet<>(Set.of(SUFFIX.matcher(LAG).replaceFirst("")));
    try (Stream<Path> files = Files.walk(Chart.ROOT.resolve("services"))) {
      for (Path file : files.filter(MonitoringTest::isSource).toList()) {
        String source = Files.readString(file);
        addAll(METER.matcher(source), "", names);
        if (source.contains("PREFIX = \"hilum.training.drift.\"")) {
          addAll(DRIFT_METER.matcher(source), "hilum.training.drift.", names);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the services' sources", e);
    }
    return names;
  }

  private static boolean isSource(Path file) {
    return file.toString().contains("/src/main/java/") && file.toString().endsWith(".java");
  }

  private static void addAll(Matcher meters, String prefix, Set<String> names) {
    meters.results().forEach(found -> names.add((prefix + found.group(1)).replace('.', '_')));
  }
}
