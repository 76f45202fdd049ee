package org.hilum.helm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hilum.schemas.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart makes the topics that the services know, and no others. */
class TopicsTest {
  private static final Pattern CREATE =
      Pattern.compile("create --topic (\\S+) --partitions (\\d+)(.*)");

  private static final Pattern CONFIG = Pattern.compile("--config (\\S+)");

  /** A channel's topic, or that of its dead letters. */
  private static final Pattern CHANNEL =
      Pattern.compile("(?m)^mp\\.messaging\\..+\\.topic=(\\S+)$");

  @Test
  void theJobMakesEveryTopic() {
    assertThat(ofTheJob().keySet()).isEqualTo(known());
  }

  @Test
  void strimziMakesEveryTopic() {
    Set<String> names = new TreeSet<>();
    for (JsonNode topic : Chart.render("strimzi").of("KafkaTopic")) {
      names.add(Manifests.name(topic));
      assertThat(topic.path("metadata").path("labels").path("strimzi.io/cluster").asText())
          .isEqualTo("hospital");
    }
    assertThat(names).isEqualTo(known());
  }

  @Test
  void whatCarriesImagesHasThePartitionsThatWorkersShare() {
    Map<String, Integer> partitions = ofTheJob();
    assertThat(partitions).containsEntry(Topic.XRAY_RECEIVED, 12);
    assertThat(partitions).containsEntry(Topic.SCREENING_COMPLETED, 12);
    assertThat(partitions).containsEntry(Topic.MODEL_RELEASED, 1);
  }

  @Test
  void releasesAreCompactedAndImagesKeptForGood() {
    String script = script();
    assertThat(script)
        .containsPattern(Pattern.quote(Topic.MODEL_RELEASED) + " .*cleanup.policy=compact")
        .containsPattern(Pattern.quote(Topic.XRAY_RECEIVED) + " .*retention.ms=-1");
  }

  @Test
  void theJobReachesBrokersAsTheServicesDo() {
    Manifests manifests = Chart.render("external");
    String client =
        manifests.get("ConfigMap", "hilum-topics").path("data").path("client.properties").asText();
    assertThat(client)
        .contains("sasl.jaas.config=${env:KAFKA_SASL_JAAS_CONFIG}")
        .contains("security.protocol=${env:KAFKA_SECURITY_PROTOCOL}");
    assertThat(Manifests.environment(manifests.of("Job").get(0)))
        .containsEntry("KAFKA_SASL_JAAS_CONFIG", "hilum-kafka/sasl.jaas.config");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kafka.topics.partitions=24",
        "kafka.topics.replicationFactor=1",
        "kafka.topics.image=registry.example.org/kafka:4.1.1",
        "kafka.bootstrapServers=broker-3.example.org:9093",
        "kafka.protocol=PLAINTEXT",
        "kafka.mechanism=PLAIN",
        "kafka.existingSecret=other",
        "kafka.clientCertificateSecret=other",
        "certificates.existingSecret=other",
      })
  void anotherPodIsAnotherJob(String assignment) {
    JsonNode before = Chart.render("external").of("Job").get(0);
    JsonNode after = Chart.renderWith("external", assignment).of("Job").get(0);
    assertThat(Manifests.template(after)).isNotEqualTo(Manifests.template(before));
    assertThat(Manifests.name(after)).isNotEqualTo(Manifests.name(before));
  }

  @Test
  void eachRevisionRunsTheJobAgain() {
    assertThat(Manifests.name(Chart.render("external").of("Job").get(0)))
        .matches("hilum-topics-1-[0-9a-f]{8}");
  }

  @Test
  void theComposeFileMakesEveryTopicAsTheChartDoes() {
    JsonNode compose = Chart.yaml(Chart.ROOT.resolve("docker/compose.yaml"));
    JsonNode command = compose.at("/services/topics/command");
    Map<String, Set<String>> made = asMade(command.path(2).asText().replace("$$", "$"));
    assertThat(made.keySet()).isEqualTo(known());
    Map<String, Set<String>> ofTheChart = asMade(script());
    ofTheChart.values().forEach(config -> config.removeIf(key -> key.startsWith("min.insync")));
    assertThat(made).isEqualTo(ofTheChart);
  }

  @Test
  void brokersThatComeWithHilumMakeNoTopicsByThemselves() {
    JsonNode compose = Chart.yaml(Chart.ROOT.resolve("docker/compose.yaml"));
    assertThat(compose.at("/services/kafka/environment/KAFKA_AUTO_CREATE_TOPICS_ENABLE").asText())
        .isEqualTo("false");
    assertThat(Manifests.environment(Chart.render("quickstart").get("StatefulSet", "hilum-kafka")))
        .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
  }

  @Test
  void strimzisTopicsLieWhereTheirKafkaDoesAndStay() {
    for (JsonNode topic : Chart.render("strimzi").of("KafkaTopic")) {
      assertThat(topic.at("/metadata/namespace").asText()).isEqualTo("kafka");
      assertThat(topic.at("/metadata/annotations").path("helm.sh/resource-policy").asText())
          .isEqualTo("keep");
    }
  }

  /**
   * Which versions a cluster knows cannot be said here, so one that all know stands for Strimzi's.
   */
  @Test
  void strimzisTopicsAreOfTheVersionThatTheClusterKnows(@TempDir Path copy) throws IOException {
    Chart.copy(copy);
    Path template = copy.resolve("templates/topics/strimzi.yaml");
    String text = Files.readString(template);
    Files.writeString(template, text.replace("Has \"kafka.strimzi.io/v1\"", "Has \"apps/v1\""));

    assertThat(Chart.render("strimzi").of("KafkaTopic"))
        .allMatch(topic -> topic.path("apiVersion").asText().equals("kafka.strimzi.io/v1beta2"));
    List<JsonNode> topics = Chart.render(copy, "strimzi").of("KafkaTopic");
    assertThat(topics).hasSize(known().size());
    for (JsonNode topic : topics) {
      assertThat(topic.path("apiVersion").asText()).isEqualTo("kafka.strimzi.io/v1");
      KubernetesTypes.read(topic);
    }
  }

  private static Set<String> known() {
    Set<String> known = new TreeSet<>();
    Chart.yaml(Chart.ROOT.resolve("schemas/asyncapi.yaml"))
        .path("channels")
        .forEach(channel -> known.add(channel.path("address").asText()));
    for (String service : List.of("gateway", "inference", "triage", "training")) {
      CHANNEL
          .matcher(properties(service))
          .results()
          .forEach(channel -> known.add(channel.group(1)));
    }
    return known;
  }

  private static String properties(String service) {
    Path file = Path.of("services", service, "src/main/resources/application.properties");
    try {
      return Files.readString(Chart.ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static Map<String, Integer> ofTheJob() {
    Map<String, Integer> partitions = new TreeMap<>();
    CREATE
        .matcher(script())
        .results()
        .forEach(found -> partitions.put(found.group(1), Integer.valueOf(found.group(2))));
    return partitions;
  }

  /** What a script asks Kafka's tool for, its settings by topic. */
  private static Map<String, Set<String>> asMade(String script) {
    Map<String, Set<String>> made = new TreeMap<>();
    for (String line : told(script.replace("/opt/kafka/bin/kafka-topics.sh", "echo")).split("\n")) {
      Set<String> settings = new TreeSet<>();
      CONFIG.matcher(line).results().forEach(found -> settings.add(found.group(1)));
      assertThat(made.put(line.replaceFirst(".*--topic (\\S+).*", "$1"), settings)).isNull();
    }
    return made;
  }

  private static String told(String script) {
    try {
      Process bash = new ProcessBuilder("bash", "-ec", script).redirectErrorStream(true).start();
      return new String(bash.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run bash", e);
    }
  }

  private static String script() {
    JsonNode job = Chart.render("external").of("Job").get(0);
    return Manifests.container(job).path("args").path(0).asText();
  }
}
