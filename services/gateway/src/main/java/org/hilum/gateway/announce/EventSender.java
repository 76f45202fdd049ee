package org.hilum.gateway.announce;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.hilum.schemas.EventJson;
import org.hilum.telemetry.Traceparent;

/**
 * Sends one event as a CloudEvent in binary content mode (Kafka protocol binding 1.0.2, section
 * 3.2) and waits for the broker. Thread safe.
 */
@Singleton
class EventSender {
  private final Producer<String, byte[]> producer;
  private final Counter failures;

  EventSender(Producer<String, byte[]> producer, MeterRegistry meters) {
    this.producer = producer;
    this.failures = meters.counter("hilum.gateway.announcements.failed");
  }

  /**
   * @param id the same for the same event
   * @throws BrokerUnavailableException if the broker did not acknowledge; it may have the event
   */
  void send(String topic, String key, String id, Record event) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, key, EventJson.write(event));
    Headers headers = record.headers();
    headers.add("ce_id", id.getBytes(UTF_8));
    headers.add("ce_type", topic.getBytes(UTF_8));
    headers.add("ce_source", "/hilum/gateway".getBytes(UTF_8));
    headers.add("ce_specversion", "1.0".getBytes(UTF_8));
    headers.add("ce_time", Instant.now().toString().getBytes(UTF_8));
    headers.add("content-type", "application/json".getBytes(UTF_8));
    Traceparent.write(headers);
    try {
      producer.send(record).get();
    } catch (KafkaException e) {
      throw unacknowledged(topic, id, e);
    } catch (ExecutionException e) {
      throw unacknowledged(topic, id, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unacknowledged(topic, id, e);
    }
  }

  private BrokerUnavailableException unacknowledged(String topic, String id, Throwable cause) {
    failures.increment();
    return new BrokerUnavailableException(
        "no acknowledgement on %s for id=%s: %s".formatted(topic, id, cause.getMessage()), cause);
  }
}
