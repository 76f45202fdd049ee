package org.hilum.helm;

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

/** The chart makes the topics that the services know, and no others. */
class TopicsTest {
  private static final Pattern CREATE =
      Pattern.compile("create --topic (\\S+) --partitions (\\d+)(.*)");

  private static final Pattern EVENT = Pattern.compile("hilum\\.([a-z.]+)\\.v1");

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

  @Test
  void otherTopicsAreAnotherJob() {
    JsonNode before = Chart.render("external").of("Job").get(0);
    JsonNode after = Chart.renderWith("external", "kafka.topics.partitions=24").of("Job").get(0);
    assertThat(Manifests.name(before)).isNotEqualTo(Manifests.name(after));
  }

  /** Others are made by the broker when they are first written to, and forget after a week. */
  @Test
  void theComposeFileMakesTheTopicOfEveryEvent() {
    String script =
        Chart.yaml(Chart.ROOT.resolve("docker/compose.yaml"))
            .at("/services/topics/command/2")
            .asText();
    Set<String> events = known();
    events.removeIf(topic -> !EVENT.matcher(topic).matches());
    assertThat(events).hasSizeGreaterThan(8);
    assertThat(events)
        .allSatisfy(
            topic ->
                assertThat(script)
                    .containsPattern("\\b%s\\b".formatted(EVENT.matcher(topic).replaceAll("$1"))));
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

  private static String script() {
    JsonNode job = Chart.render("external").of("Job").get(0);
    return Manifests.container(job).path("args").path(0).asText();
  }
}
