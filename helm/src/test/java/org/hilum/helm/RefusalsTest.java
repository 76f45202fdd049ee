package org.hilum.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the chart does not take, and that it says which value is meant. */
class RefusalsTest {
  private static final String GRACE = "inference.settings.hilum\\.pipeline\\.grace=";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka.bootstrapServer=broker:9092 | bootstrapServer",
        "gateway.replica=3 | replica",
        "inference.gpu.enable=true | enable",
        "triage.settings.hilum\\.priority\\.cleer=4h | hilum.priority.cleer",
        "inference.settings.hilum\\.run\\.lease=30s | hilum.run.lease",
        "databse.url=jdbc:postgresql://db/hilum | databse",
      })
  void anUnknownKeyIsNamed(String assignment, String key) {
    assertThatThrownBy(() -> Chart.renderWith("external", assignment)).hasMessageContaining(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gateway.replicas=many | gateway/replicas",
        "gateway.replicas=0 | gateway/replicas",
        "kafka.bootstrapServers=broker | kafka/bootstrapServers",
        "kafka.protocol=TLS | kafka/protocol",
        "storage.endpoint=s3.example.org | storage/endpoint",
        "postgresql.url=postgresql://db/hilum | postgresql/url",
        "access.issuer=login.example.org | access/issuer",
        "access.audience= | access/audience",
        "gateway.settings.hilum\\.device-keys=ct-1:key | gateway/settings/hilum.device-keys",
        "inference.autoscaling.kind=vpa | inference/autoscaling/kind",
        "training.work.size=much | training/work/size",
        "training.settings.hilum\\.run\\.new-labels=some | training/settings/hilum.run.new-labels",
        "triage.settings.hilum\\.priority\\.clear=soon | triage/settings/hilum.priority.clear",
        "inference.terminationGracePeriodSeconds=0 | inference/terminationGracePeriodSeconds",
      })
  void aMistypedValueIsNamed(String assignment, String key) {
    assertThatThrownBy(() -> Chart.renderWith("external", assignment)).hasMessageContaining(key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka.bootstrapServers= | kafka.bootstrapServers is empty | broker-1:9093",
        "kafka.existingSecret= | kafka.existingSecret is empty | sasl.jaas.config",
        "storage.endpoint= | storage.endpoint is empty | https://s3.example.org",
        "storage.existingSecret= | storage.existingSecret is empty | access-key and secret-key",
        "postgresql.url= | postgresql.url is empty | jdbc:postgresql://",
        "postgresql.existingSecret= | postgresql.existingSecret is empty | username and password",
        "access.issuer= | access.issuer is empty | OpenID provider",
        "access.pages.existingSecret= | access.pages.existingSecret is empty | client-secret",
        "monitoring.serviceMonitor.enabled=true | serviceMonitor.tokenUrl is empty | OpenID provider",
        "gateway.existingSecret= | gateway.existingSecret is empty | pseudonym-key and identity-key",
        "inference.replicas=13 | inference.replicas is 13 | 12 partitions",
        "training.replicas=2 | training.replicas is 2 | ReadWriteMany",
        "kafka.topics.create=strimzi | kafka.topics.strimziCluster is empty | Kafka object",
        "inference.autoscaling.kind=keda | triggerAuthentication is empty | username and password",
        "inference.terminationGracePeriodSeconds=30 | Seconds is 30 | grace, 25s",
      })
  void whatIsMissingOrCannotBeIsSaid(String assignment, String message, String remedy) {
    assertThatThrownBy(() -> Chart.renderWith("external", assignment))
        .hasMessageContaining(message)
        .hasMessageContaining(remedy);
  }

  @Test
  void aMonitorWithoutASecretIsRefused() {
    assertThatThrownBy(
            () -> Chart.renderWith("monitoring", "monitoring.serviceMonitor.existingSecret="))
        .hasMessageContaining("monitoring.serviceMonitor.existingSecret is empty")
        .hasMessageContaining("role operator");
  }

  @Test
  void noMoreWorkersThanPartitionsAreAskedFor() {
    assertThatThrownBy(
            () -> Chart.renderWith("gpu-with-keda", "inference.autoscaling.maxReplicas=40"))
        .hasMessageContaining("inference.autoscaling.maxReplicas is 40")
        .hasMessageContaining("12 partitions of kafka.topics.partitions");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpu-with-hpa | inference.autoscaling.minReplicas=0 | minReplicas is 0",
        "cpu-with-hpa | inference.autoscaling.minReplicas=9 | minReplicas is 9, more than the 8",
        "cpu-with-hpa | gateway.autoscaling.minReplicas=7 | minReplicas is 7, more than the 6",
        "gpu-with-keda | inference.autoscaling.minReplicas=13 | is 13, more than the 12",
      })
  void anAutoscalerThatCannotScaleIsRefused(String set, String assignment, String message) {
    assertThatThrownBy(() -> Chart.renderWith(set, assignment)).hasMessageContaining(message);
  }

  @Test
  void theQuickstartHasNoKafkaThatKedaReaches() {
    assertThatThrownBy(
            () ->
                Chart.renderWith(
                    "quickstart",
                    "inference.autoscaling.kind=keda",
                    "inference.autoscaling.maxReplicas=4"))
        .hasMessageContaining("does not reach the quickstart's Kafka");
  }

  @ParameterizedTest
  @ValueSource(strings = {"55s", "1m", "55001ms", "PT55S", "PT0M54.5S", "1h"})
  void aGraceThatDoesNotFitBeforeTheKillIsRefused(String grace) {
    assertThatThrownBy(() -> Chart.renderWith("external", GRACE + grace))
        .hasMessageContaining("terminationGracePeriodSeconds is 60")
        .hasMessageContaining("hilum.pipeline.grace, " + grace);
  }

  @ParameterizedTest
  @ValueSource(strings = {"54s", "54000ms", "PT54S"})
  void aGraceThatFitsIsNot(String grace) {
    assertThat(Chart.renderWith("external", GRACE + grace).of("Deployment")).hasSize(4);
  }

  @Test
  void theQuickstartHasNoEncryptionToAskFor() {
    assertThatThrownBy(() -> Chart.renderWith("quickstart", "kafka.protocol=SASL_SSL"))
        .hasMessageContaining("kafka/protocol");
  }

  @Test
  void theQuickstartBringsNoIssuer() {
    assertThatThrownBy(() -> Chart.renderWith("quickstart", "access.issuer="))
        .hasMessageContaining("access.issuer is empty");
  }

  @Test
  void everyValueHasItsPlaceInTheSchema() {
    Set<String> unknown = new TreeSet<>();
    compare("", Chart.defaults(), Chart.schema(), unknown);
    assertThat(unknown).isEmpty();
  }

  @Test
  void theSchemaHasNothingOpen() {
    Set<String> open = new TreeSet<>();
    lookForOpen("", Chart.schema(), open);
    assertThat(open).isEmpty();
  }

  private static void compare(String path, JsonNode values, JsonNode schema, Set<String> unknown) {
    JsonNode resolved = resolve(schema);
    for (Map.Entry<String, JsonNode> property : resolved.path("properties").properties()) {
      boolean isOptional = property.getKey().equals("global") || path.contains("ettings");
      if (!values.has(property.getKey()) && !isOptional && !isOpen(path)) {
        unknown.add(path + "/" + property.getKey() + " has no default");
      }
    }
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      JsonNode type = resolved.path("properties").path(value.getKey());
      boolean isFree = resolved.path("additionalProperties").isObject();
      if (type.isMissingNode() && !isFree) {
        unknown.add(path + "/" + value.getKey() + " is not in the schema");
      }
      if (value.getValue().isObject() && !isFree) {
        compare(path + "/" + value.getKey(), value.getValue(), type, unknown);
      }
    }
  }

  /** Kubernetes' own structures, of which nobody fills in everything. */
  private static boolean isOpen(String path) {
    return path.contains("/resources");
  }

  private static JsonNode resolve(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : Chart.schema().at(reference.substring(1));
  }

  private static void lookForOpen(String path, JsonNode node, Set<String> open) {
    boolean isObject = node.path("type").asText().equals("object");
    if (isObject && !node.has("additionalProperties") && !path.endsWith("/global")) {
      open.add(path);
    }
    node.properties()
        .forEach(child -> lookForOpen(path + "/" + child.getKey(), child.getValue(), open));
  }
}
