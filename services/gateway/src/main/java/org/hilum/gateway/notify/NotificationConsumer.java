package org.hilum.gateway.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hilum.gateway.announce.BrokerUnavailableException;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/**
 * Takes bucket notifications from Kafka, one after the other. What is no notification goes to the
 * dead letters. While the store or the broker is away a notification is let go: its upload stays
 * where it is, and the sweep admits it.
 */
@ApplicationScoped
public class NotificationConsumer {
  private static final Logger LOG = Logger.getLogger(NotificationConsumer.class);

  private final BucketNotifications notifications;
  private final Counter deadLetters;

  NotificationConsumer(BucketNotifications notifications, MeterRegistry meters) {
    this.notifications = notifications;
    this.deadLetters = meters.counter("hilum.gateway.dead.letters");
  }

  /** An exception sends the record to the dead letters. */
  @Incoming("bucket-notifications")
  @Blocking
  void take(ConsumerRecord<byte[], byte[]> record) throws MalformedNotificationException {
    try {
      notifications.process(messageIn(record));
    } catch (MalformedNotificationException e) {
      deadLetters.increment();
      log(record, "record is no notification, goes to the dead letters", e);
      throw e;
    } catch (StorageUnavailableException | BrokerUnavailableException e) {
      log(record, "notification is left to the sweep", e);
    }
  }

  private static byte[] messageIn(ConsumerRecord<byte[], byte[]> record)
      throws MalformedNotificationException {
    if (record.value() == null) {
      throw new MalformedNotificationException("a record with a value");
    }
    return record.value();
  }

  private static void log(ConsumerRecord<byte[], byte[]> record, String what, Exception reason) {
    LOG.warnf(
        "%s topic=%s partition=%d offset=%d reason=%s",
        what, record.topic(), record.partition(), record.offset(), reason.getMessage());
  }
}
