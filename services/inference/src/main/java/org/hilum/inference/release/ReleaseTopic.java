package org.hilum.inference.release;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.hilum.schemas.Topic;

/**
 * Reads all releases from the beginning and then as they come, on a thread of its own. It belongs
 * to no consumer group and commits nothing, because every worker has to hear every release.
 */
public final class ReleaseTopic implements AutoCloseable {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** A process that exits inside the network crashes; a trunk takes a second or two. */
  private static final Duration LOADING_LIMIT = Duration.ofSeconds(20);

  private final Map<String, Object> settings;
  private final ReleaseFollower follower;
  private final Thread thread = new Thread(this::run, "releases");
  private final CountDownLatch stopping = new CountDownLatch(1);

  /**
   * @param kafka where the broker is
   */
  public ReleaseTopic(Map<String, Object> kafka, ReleaseFollower follower) {
    this.follower = follower;
    settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "hilum-inference-releases");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // Whoever installs Hilum makes the topic, and makes it compacted.
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    int answerLimit = Math.toIntExact(ANSWER_LIMIT.toMillis());
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, answerLimit);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, answerLimit);
  }

  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (isOpen()) {
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        follow(consumer);
      } catch (RuntimeException e) {
        // A thread that ends would leave the worker with its model for ever, and nobody would know.
        follower.waitFor("cannot read %s: %s".formatted(Topic.MODEL_RELEASED, e.getMessage()));
        pause();
      }
    }
  }

  private void follow(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (isOpen()) {
      consumer.poll(POLL).forEach(record -> follower.hear(record.value()));
      if (ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        follower.settle();
      }
    }
  }

  /** Where there is no topic nothing has been released yet. */
  private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = topic(consumer);
    while (partitions.isEmpty() && isOpen()) {
      follower.settle();
      pause();
      partitions = topic(consumer);
    }
    return partitions;
  }

  private static List<TopicPartition> topic(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(Topic.MODEL_RELEASED).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private boolean isOpen() {
    return stopping.getCount() > 0;
  }

  private void pause() {
    try {
      stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      stopping.countDown();
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when nothing is being loaded any more. */
  @Override
  public void close() {
    stopping.countDown();
    try {
      thread.join(LOADING_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
