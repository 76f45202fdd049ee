package org.hilum.gateway.deliver;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/**
 * Takes results and failures from Kafka, one after the other. A record is acknowledged once what it
 * says is entered for delivery; while the store is away it waits. What is neither goes to the dead
 * letters.
 */
@ApplicationScoped
public class ResultConsumer {
  private static final Logger LOG = Logger.getLogger(ResultConsumer.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ResultIntake intake;
  private final Counter deadLetters;
  private final CountDownLatch stopping = new CountDownLatch(1);

  ResultConsumer(ResultIntake intake, MeterRegistry meters) {
    this.intake = intake;
    this.deadLetters = meters.counter("hilum.gateway.dead.letters");
  }

  @Incoming("screening-results")
  @Acknowledgment(Strategy.MANUAL)
  @Blocking
  CompletionStage<Void> take(Message<byte[]> record) {
    return settled(record, ScreeningCompleted.class, intake::take);
  }

  @Incoming("screening-failures")
  @Acknowledgment(Strategy.MANUAL)
  @Blocking
  CompletionStage<Void> takeFailure(Message<byte[]> record) {
    return settled(record, ScreeningFailed.class, intake::take);
  }

  private interface Entry<E> {
    void make(E event) throws MalformedResultException;
  }

  private <E extends Record> CompletionStage<Void> settled(
      Message<byte[]> record, Class<E> type, Entry<E> entry) {
    try {
      return isEntered(record.getPayload(), type, entry)
          ? record.ack()
          : CompletableFuture.completedFuture(null); // Kafka delivers it again after the start.
    } catch (MalformedEventException | MalformedResultException | RuntimeException e) {
      deadLetters.increment();
      LOG.errorf("record goes to the dead letters reason=%s", e.getMessage());
      return record.nack(e);
    }
  }

  /**
   * @return false if the service stops first
   */
  private <E extends Record> boolean isEntered(byte[] record, Class<E> type, Entry<E> entry)
      throws MalformedEventException, MalformedResultException {
    if (record == null) {
      throw new MalformedResultException("a record with a value");
    }
    E event = EventJson.read(record, type);
    while (stopping.getCount() > 0) {
      try {
        entry.make(event);
        return true;
      } catch (StorageUnavailableException e) {
        LOG.warnf("result waits to be entered reason=%s", e.getMessage());
        pause();
      }
    }
    return false;
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  private void pause() {
    try {
      stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping.countDown();
    }
  }
}
