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
import org.hilum.schemas.Topic;
import org.hilum.schemas.XrayReceived;
import org.hilum.telemetry.Traceparent;

/** Says that an X-ray waits to be screened. Thread safe, blocking. */
@Singleton
public class Announcer {
  private final Producer<String, byte[]> producer;
  private final Counter failures;
  private final RecentlyAnnounced recently = new RecentlyAnnounced();

  Announcer(Producer<String, byte[]> producer, MeterRegistry meters) {
    this.producer = producer;
    this.failures = meters.counter("hilum.gateway.announcements.failed");
  }

  /**
   * Announces an image that is new, or that the store says is lost.
   *
   * @throws BrokerUnavailableException if the broker did not acknowledge; it may have the event
   */
  public void announce(XrayReceived event) {
    try {
      producer.send(record(event)).get();
    } catch (KafkaException e) {
      throw unacknowledged(event, e);
    } catch (ExecutionException e) {
      throw unacknowledged(event, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unacknowledged(event, e);
    }
    recently.add(event.imageId());
  }

  /**
   * Announces an image that was stored before, unless this process has seen its event acknowledged.
   * After a restart, or beside other replicas, a duplicate is announced once more: a second event
   * changes no result, a missing one would lose the image.
   */
  public void announceAgain(XrayReceived event) {
    if (!recently.contains(event.imageId())) {
      announce(event);
    }
  }

  private BrokerUnavailableException unacknowledged(XrayReceived event, Throwable cause) {
    failures.increment();
    return new BrokerUnavailableException(
        "no acknowledgement for imageId=%s: %s".formatted(event.imageId(), cause.getMessage()),
        cause);
  }

  private static ProducerRecord<String, byte[]> record(XrayReceived event) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topic.XRAY_RECEIVED, event.imageId(), EventJson.write(event));
    Headers headers = record.headers();
    // The same image gives the same event: CloudEvents readers may drop the second.
    headers.add("ce_id", event.imageId().getBytes(UTF_8));
    headers.add("ce_type", Topic.XRAY_RECEIVED.getBytes(UTF_8));
    headers.add("ce_source", "/hilum/gateway".getBytes(UTF_8));
    headers.add("ce_specversion", "1.0".getBytes(UTF_8));
    headers.add("ce_time", Instant.now().toString().getBytes(UTF_8));
    headers.add("content-type", "application/json".getBytes(UTF_8));
    Traceparent.write(headers);
    return record;
  }
}
