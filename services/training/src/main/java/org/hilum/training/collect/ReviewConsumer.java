package org.hilum.training.collect;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hilum.schemas.CaseReviewed;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.jboss.logging.Logger;

/**
 * Takes verdicts from Kafka, one after the other. An offset is committed only when its verdict is
 * in the database or its record is in the dead-letter topic; while the database is away the
 * consumer waits.
 */
@ApplicationScoped
public class ReviewConsumer {
  private static final Logger LOG = Logger.getLogger(ReviewConsumer.class);

  private final Examples examples;
  private final MeterRegistry meters;
  private final CollectSettings settings;
  private final CountDownLatch stopping = new CountDownLatch(1);

  ReviewConsumer(Examples examples, MeterRegistry meters, CollectSettings settings) {
    this.examples = examples;
    this.meters = meters;
    this.settings = settings;
  }

  @Incoming("case-reviewed")
  @Blocking
  CompletionStage<Void> collect(Message<byte[]> message) {
    if (message.getPayload() == null) {
      return giveUp(message, new IllegalArgumentException("the record is empty"));
    }
    try {
      CaseReviewed review = EventJson.read(message.getPayload(), CaseReviewed.class);
      return keep(review, message);
    } catch (MalformedEventException e) {
      return giveUp(message, e);
    }
  }

  private CompletionStage<Void> keep(CaseReviewed review, Message<byte[]> message) {
    do {
      try {
        examples.add(review);
        meters.counter("hilum.training.verdicts", "verdict", review.verdict().name()).increment();
        return message.ack();
      } catch (SQLException e) {
        if (isCausedByTheRecord(e)) {
          return giveUp(message, e);
        }
        LOG.warnf("database is away, verdict waits imageId=%s reason=%s", review.imageId(), e);
      }
    } while (!stopsWithin(settings.retryAfter().toMillis()));
    // Neither acknowledged nor refused: Kafka delivers the record again after the restart.
    return CompletableFuture.completedFuture(null);
  }

  /** SQL states of class 22 and 23: the value does not fit its column, now and ever. */
  private static boolean isCausedByTheRecord(SQLException e) {
    String state = e.getSQLState();
    return state != null && (state.startsWith("22") || state.startsWith("23"));
  }

  private CompletionStage<Void> giveUp(Message<byte[]> message, Exception reason) {
    message
        .getMetadata(IncomingKafkaRecordMetadata.class)
        .ifPresent(
            from ->
                LOG.warnf(
                    "record is no verdict, goes to the dead letters"
                        + " topic=%s partition=%d offset=%d reason=%s",
                    from.getTopic(),
                    from.getPartition(),
                    from.getOffset(),
                    reason.getClass().getSimpleName()));
    meters.counter("hilum.training.dead.letters").increment();
    return message.nack(reason);
  }

  private boolean stopsWithin(long millis) {
    try {
      return stopping.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }
}
