package org.hilum.local.screen;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.hilum.schemas.CaseFlagged;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.schemas.Topic;

/**
 * Reads results from the beginning of their topics, so that an image which was screened long ago
 * has its answer too.
 */
final class EventWatch implements AutoCloseable {
  private static final List<String> TOPICS =
      List.of(Topic.SCREENING_COMPLETED, Topic.SCREENING_FAILED, Topic.CASE_FLAGGED);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, CompletableFuture<Outcome>> outcomes = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<CaseFlagged>> flags = new ConcurrentHashMap<>();
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread = new Thread(this::read, "event-watch");

  /** What the worker said. */
  sealed interface Outcome {
    record Completed(ScreeningCompleted event) implements Outcome {}

    record Failed(ScreeningFailed event) implements Outcome {}
  }

  private EventWatch(KafkaConsumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  static EventWatch start(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "auto.offset.reset", "earliest",
            "fetch.max.wait.ms", "100",
            "default.api.timeout.ms", "10000",
            "enable.auto.commit", "false");
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        TOPICS.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map((PartitionInfo found) -> new TopicPartition(found.topic(), found.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    EventWatch watch = new EventWatch(consumer);
    watch.thread.setDaemon(true);
    watch.thread.start();
    return watch;
  }

  CompletableFuture<Outcome> outcome(String imageId) {
    return outcomes.computeIfAbsent(imageId, id -> new CompletableFuture<>());
  }

  CompletableFuture<CaseFlagged> flag(String imageId) {
    return flags.computeIfAbsent(imageId, id -> new CompletableFuture<>());
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    try (consumer) {
      while (true) {
        consumer.poll(POLL).forEach(this::take);
      }
    } catch (WakeupException e) {
      // close() woke it
    }
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    try {
      note(message);
    } catch (MalformedEventException e) {
      // Not an event, so nobody's result: whoever waits for one will say that none came.
    }
  }

  private void note(ConsumerRecord<String, byte[]> message) throws MalformedEventException {
    switch (message.topic()) {
      case Topic.SCREENING_COMPLETED -> {
        ScreeningCompleted event = EventJson.read(message.value(), ScreeningCompleted.class);
        outcome(event.imageId()).complete(new Outcome.Completed(event));
      }
      case Topic.SCREENING_FAILED -> {
        ScreeningFailed event = EventJson.read(message.value(), ScreeningFailed.class);
        outcome(event.imageId()).complete(new Outcome.Failed(event));
      }
      default -> {
        CaseFlagged event = EventJson.read(message.value(), CaseFlagged.class);
        flag(event.imageId()).complete(event);
      }
    }
  }
}
