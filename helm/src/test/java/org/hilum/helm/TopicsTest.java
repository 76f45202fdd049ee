package org.hilum.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

  /** Not in the AsyncAPI document: S3 servers write them, and the gateway what it cannot read. */
  private static final Set<String> OF_THE_STORE =
      Set.of("hilum.bucket-notifications", "hilum.bucket-notifications.hilum-gateway.dead-letter");

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

  private static Set<String> known() {
    Set<String> known = new TreeSet<>(OF_THE_STORE);
    Chart.yaml(Chart.ROOT.resolve("schemas/asyncapi.yaml"))
        .path("channels")
        .forEach(channel -> known.add(channel.path("address").asText()));
    return known;
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
