package org.hilum.training.collect;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
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

  /**
   * The value does not fit its column, breaks a rule of the table, or is too long for its index.
   */
  private static final Set<String> FAULTS_OF_THE_RECORD = Set.of("22", "23", "54");

  private final Examples examples;
  private final MeterRegistry meters;
  private final Counter deadLetters;
  private final CollectSettings settings;
  private final CountDownLatch stopping = new CountDownLatch(1);

  ReviewConsumer(Examples examples, MeterRegistry meters, CollectSettings settings) {
    this.examples = examples;
    this.meters = meters;
    this.deadLetters = meters.counter("hilum.training.dead.letters");
    this.settings = settings;
  }

  void start(@Observes StartupEvent event) throws SQLException {
    examples.settleThoseWithoutRow();
  }

  @Incoming("case-reviewed")
  @Blocking
  CompletionStage<Void> collect(Message<byte[]> message) {
    if (message.getPayload() == null) {
      return giveUp(message, new IllegalArgumentException("the record is empty"));
    }
    try {
      return keep(ReviewEvent.read(message.getPayload()), message);
    } catch (MalformedEventException e) {
      return giveUp(message, e);
    }
  }

  private CompletionStage<Void> keep(ReviewEvent review, Message<byte[]> message) {
    String eventId = ReviewEvent.idOf(message.getPayload());
    do {
      try {
        count(review, examples.add(review, eventId));
        return message.ack();
      } catch (DateTimeException e) {
        // A time that the driver cannot write.
        return giveUp(message, e);
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

  private void count(ReviewEvent review, boolean isNew) {
    if (isNew) {
      String verdict = review.known().map(Enum::name).orElse("UNKNOWN");
      meters.counter("hilum.training.verdicts", "verdict", verdict).increment();
    } else {
      meters.counter("hilum.training.verdicts.repeated").increment();
    }
  }

  /** By the class of its SQL state; then it is so now and ever. */
  private static boolean isCausedByTheRecord(SQLException e) {
    String state = e.getSQLState();
    return state != null
        && state.length() == 5
        && FAULTS_OF_THE_RECORD.contains(state.substring(0, 2));
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
    deadLetters.increment();
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
