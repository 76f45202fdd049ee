package org.hilum.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide of operations knows the services' metrics; alerts and dashboard ask for no other. */
class MonitoringTest {
  private static final Pattern METER =
      Pattern.compile(
          "(counter|gauge|timer|summary|(?:Timer|MultiGauge)\\.builder)"
              + "\\(\\s*\"(hilum\\.[a-z.]+)\"");
  private static final Pattern DRIFT_METER = Pattern.compile(" (gauge)\\(\"([a-z.]+)\", meters\\)");

  /** What Prometheus' format appends to a name, by what it names. */
  private static final Map<String, String> UNITS =
      Map.of("counter", "_total", "timer", "_seconds", "Timer.builder", "_seconds");

  private static final Pattern METRIC =
      Pattern.compile("(?<![:\\w])(?:hilum|kafka|disk|kubelet)_[a-z_]+|\\bup\\b");

  /** What Prometheus' format appends to the name of a timer or a summary. */
  private static final Pattern PART = Pattern.compile("_(?:sum|count|max|bucket)$");

  private static final Path GUIDE = Chart.ROOT.resolve("docs/operations.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_]+)` \\| [a-z]+ \\|[^|]*\\| .");
  private static final Pattern RUNBOOK = Pattern.compile("(?m)^### (Hilum[A-Za-z]+)$");

  @Test
  void theGuideKnowsEveryMetricOfTheServicesAndNoOther() {
    Set<String> ours = new TreeSet<>(guide());
    ours.removeIf(name -> !name.startsWith("hilum_"));
    assertThat(ours).hasSizeGreaterThan(20).isEqualTo(names());
  }

  @Test
  void alertsAskForMetricsOfTheGuide() throws IOException {
    JsonNode rules = Chart.render("monitoring").get("PrometheusRule", "hilum");
    Set<String> asked = new TreeSet<>();
    rules.findValuesAsText("expr").forEach(expression -> asked.addAll(metrics(expression)));
    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(guide()).containsAll(asked);
    // For promtool, see docs/operations.md.
    new YAMLMapper().writeValue(Path.of("target/rules.yaml").toFile(), rules.path("spec"));
  }

  @Test
  void theDashboardAsksForMetricsOfTheGuide() {
    JsonNode dashboard = dashboard();
    Set<String> asked = new TreeSet<>();
    dashboard.findValuesAsText("expr").forEach(expression -> asked.addAll(metrics(expression)));
    assertThat(asked).hasSizeGreaterThan(5);
    assertThat(guide()).containsAll(asked);
  }

  @Test
  void everyAlertHasItsRunbookAndEveryRunbookItsAlert() {
    Set<String> runbooks = new TreeSet<>();
    RUNBOOK.matcher(text()).results().forEach(heading -> runbooks.add(heading.group(1)));
    Set<String> alerts = new TreeSet<>();
    for (JsonNode alert : alerts()) {
      String name = alert.path("alert").asText();
      alerts.add(name);
      assertThat(alert.at("/annotations/runbook_url").asText())
          .isEqualTo("https://wiki.example.org/hilum#" + name.toLowerCase(Locale.ROOT));
    }
    assertThat(alerts).hasSizeGreaterThan(15).isEqualTo(runbooks);
  }

  @Test
  void everyAlertHasACase() {
    JsonNode cases = Chart.yaml(Path.of("src/test/prometheus/alerts.yaml"));
    Set<String> tried = new TreeSet<>();
    for (JsonNode each : cases.findValues("alert_rule_test")) {
      Manifests.elements(each)
          .filter(test -> test.has("exp_alerts"))
          .forEach(test -> tried.add(test.path("alertname").asText()));
    }
    assertThat(alerts()).extracting(alert -> alert.path("alert").asText()).containsAll(tried);
    assertThat(tried).containsAll(alerts().stream().map(a -> a.path("alert").asText()).toList());
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
    for (JsonNode rule : alerts()) {
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
  void theMonitorTellsItsProviderWhatThatAsksFor() {
    JsonNode oauth2 =
        Chart.render("monitoring").get("ServiceMonitor", "hilum").at("/spec/endpoints/0/oauth2");
    assertThat(oauth2.at("/scopes/0").asText()).isEqualTo("api://hilum/.default");
    assertThat(oauth2.at("/endpointParams/audience").asText()).isEqualTo("hilum");
    assertThat(oauth2.at("/tlsConfig/ca/secret/name").asText()).isEqualTo("hospital-authority");
    assertThat(oauth2.at("/tlsConfig/ca/secret/key").asText()).isEqualTo("ca.crt");
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

  private static List<JsonNode> alerts() {
    JsonNode rules = Chart.render("monitoring").get("PrometheusRule", "hilum");
    return Manifests.elements(rules.path("spec").path("groups"))
        .flatMap(group -> Manifests.elements(group.path("rules")))
        .filter(rule -> rule.has("alert"))
        .toList();
  }

  private static Set<String> metrics(String expression) {
    Set<String> metrics = new TreeSet<>();
    METRIC
        .matcher(expression)
        .results()
        .forEach(found -> metrics.add(PART.matcher(found.group()).replaceFirst("")));
    return metrics;
  }

  private static Set<String> guide() {
    Set<String> names = new TreeSet<>();
    ROW.matcher(text())
        .results()
        .forEach(row -> names.add(PART.matcher(row.group(1)).replaceFirst("")));
    return names;
  }

  private static String text() {
    try {
      return Files.readString(GUIDE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + GUIDE, e);
    }
  }

  /** Of all meters in the services' sources, as Prometheus' format writes them. */
  private static Set<String> names() {
    Set<String> names = new TreeSet<>();
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
    meters
        .results()
        .forEach(
            found ->
                names.add(
                    (prefix + found.group(2)).replace('.', '_')
                        + UNITS.getOrDefault(found.group(1), "")));
  }
}
