package org.hilum.local.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.hilum.schemas.Topic;

/** What a gateway has kept and announced of all that it was sent. */
final class Holdings {
  private static final String OBJECTS = "xrays/";

  private final LoneGateway gateway;

  Holdings(LoneGateway gateway) {
    this.gateway = gateway;
  }

  long objects() {
    return keys(OBJECTS).size();
  }

  /** So many images: each has its object, index entry, identity and event, and nothing else is. */
  void assertWhole(long images) throws IOException {
    List<String> objects = keys(OBJECTS);
    assertThat(objects).hasSize((int) images).doesNotHaveDuplicates();
    assertThat(events().keySet())
        .containsExactlyInAnyOrderElementsOf(
            objects.stream().map(key -> key.substring(OBJECTS.length())).toList());
    assertThat(keys("dicom/")).hasSameSizeAs(objects);
    assertThat(keys("identities/"))
        .containsExactlyInAnyOrderElementsOf(
            objects.stream().map(key -> key.replace(OBJECTS, "identities/")).toList());
    assertThat(spooled()).isEmpty();
  }

  List<Path> spooled() throws IOException {
    try (Stream<Path> files = Files.list(gateway.spool())) {
      return files.toList();
    }
  }

  /** How often each image was announced. */
  Map<String, Long> events() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", gateway.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      Set<TopicPartition> partitions =
          consumer.partitionsFor(Topic.XRAY_RECEIVED).stream()
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .collect(Collectors.toSet());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<String> images = new ArrayList<>();
      while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> images.add(record.key()));
      }
      return images.stream().collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    }
  }

  private List<String> keys(String prefix) {
    return gateway.store().list(prefix).map(object -> object.key()).toList();
  }
}
