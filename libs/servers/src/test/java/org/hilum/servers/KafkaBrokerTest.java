package org.hilum.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {
  private static final String TOPIC = "kept";

  @Test
  void keepsRecordsAndCommitsAcrossARestartOnTheSamePort(@TempDir Path folder) throws Exception {
    int port = FreePort.next();
    int controllerPort = FreePort.next();
    try (KafkaBroker broker = KafkaBroker.start(folder, port, controllerPort)) {
      send(broker, "first");
      assertThat(readAndCommit(broker, 1)).containsExactly("first");
      send(broker, "second");
    }
    try (KafkaBroker broker = KafkaBroker.start(folder, port, controllerPort)) {
      send(broker, "third");
      assertThat(readAndCommit(broker, 2)).containsExactly("second", "third");
    }
  }

  @Test
  void saysWhichPortItCouldNotTake(@TempDir Path folder) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatExceptionOfType(ServerStartException.class)
          .isThrownBy(
              () -> KafkaBroker.start(folder, taken.getLocalPort(), FreePort.next()).close())
          .withMessageContaining(Integer.toString(taken.getLocalPort()));
    }
  }

  private static void send(KafkaBroker broker, String value) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
    }
  }

  private static List<String> readAndCommit(KafkaBroker broker, int count) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(),
            "group.id", "reader",
            "enable.auto.commit", "false",
            "auto.offset.reset", "earliest");
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (values.size() < count && System.nanoTime() < limit) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
      consumer.commitSync();
    }
    return values;
  }
}
