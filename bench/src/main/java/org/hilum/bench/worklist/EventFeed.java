package org.hilum.bench.worklist;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.hilum.schemas.Topic;

/** Plays gateway and workers, and sees how far triage has come. */
final class EventFeed implements AutoCloseable {
  private static final String GROUP = "hilum-triage";
  private static final Set<String> TOPICS = Set.of(Topic.XRAY_RECEIVED, Topic.SCREENING_COMPLETED);
  private static final long POLL_MS = 20;

  /** Of the last few events intake waits for more to come, so these are not timed. */
  private static final double TIMED = 0.95;

  private final KafkaProducer<String, byte[]> producer;
  private final Admin admin;
  private long serial;
  private long sent;

  EventFeed(String bootstrapServers) {
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 5),
            new StringSerializer(),
            new ByteArraySerializer());
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  /**
   * Sends as fast as Kafka takes and waits until triage has committed all.
   *
   * @return images a second, each with both its events
   */
  double imagesPerSecond(int images) throws ExecutionException, InterruptedException {
    List<ImageEvents> drawn = draw(images);
    long before = sent;
    long began = System.nanoTime();
    drawn.forEach(this::send);
    awaitTaken(before + Math.round(TIMED * 2 * images));
    double seconds = (System.nanoTime() - began) / 1e9;
    awaitTaken(sent);
    return TIMED * images / seconds;
  }

  /** Sends so many images and does not wait. */
  void send(int images) {
    draw(images).forEach(this::send);
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }

  private List<ImageEvents> draw(int images) {
    long first = serial;
    serial += images;
    return LongStream.range(first, serial).mapToObj(ImageEvents::of).toList();
  }

  private void send(ImageEvents image) {
    producer.send(new ProducerRecord<>(Topic.XRAY_RECEIVED, image.imageId(), image.received()));
    producer.send(
        new ProducerRecord<>(Topic.SCREENING_COMPLETED, image.imageId(), image.completed()));
    sent += 2;
  }

  /** Triage commits an offset once the rows are committed. */
  private void awaitTaken(long events) throws ExecutionException, InterruptedException {
    producer.flush();
    while (taken() < events) {
      Thread.sleep(POLL_MS);
    }
  }

  private long taken() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    return offsets.entrySet().stream()
        .filter(offset -> TOPICS.contains(offset.getKey().topic()))
        .mapToLong(offset -> offset.getValue().offset())
        .sum();
  }
}
