package org.hilum.gateway.care;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hilum.schemas.DataErased;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/**
 * Takes what the others say they have removed. A record that is no answer goes to the dead letters;
 * while the store is away an answer is tried again.
 */
@ApplicationScoped
public class AnswerConsumer {
  private static final Logger LOG = Logger.getLogger(AnswerConsumer.class);
  private static final Pattern CARE_ID = Pattern.compile("[0-9a-f]{32}");
  private static final long PAUSE_MS = 1_000;

  private final Erasures erasures;
  private final MeterRegistry meters;

  AnswerConsumer(Erasures erasures, MeterRegistry meters) {
    this.erasures = erasures;
    this.meters = meters;
  }

  @Incoming("triage-erased")
  @Blocking
  void ofTriage(ConsumerRecord<byte[], byte[]> record) throws MalformedEventException {
    take(Erasures.TRIAGE, record);
  }

  @Incoming("training-erased")
  @Blocking
  void ofTraining(ConsumerRecord<byte[], byte[]> record) throws MalformedEventException {
    take(Erasures.TRAINING, record);
  }

  /** An exception sends the record to the dead letters; an interrupt comes from the shutdown. */
  private void take(String service, ConsumerRecord<byte[], byte[]> record)
      throws MalformedEventException {
    DataErased answer;
    try {
      answer = read(record);
    } catch (MalformedEventException | IllegalArgumentException e) {
      meters.counter("hilum.gateway.dead.letters").increment();
      LOG.errorf(
          "record is no answer, goes to the dead letters topic=%s partition=%d offset=%d",
          record.topic(), record.partition(), record.offset());
      throw e;
    }
    while (!isKept(service, answer)) {
      pause();
    }
  }

  private static DataErased read(ConsumerRecord<byte[], byte[]> record)
      throws MalformedEventException {
    if (record.value() == null) {
      throw new IllegalArgumentException("the record has no value");
    }
    DataErased answer = EventJson.read(record.value(), DataErased.class);
    if (!CARE_ID.matcher(answer.careId()).matches()) {
      throw new IllegalArgumentException("careId is not 32 lower-case hexadecimal digits");
    }
    return answer;
  }

  private boolean isKept(String service, DataErased answer) {
    try {
      erasures.keep(service, answer);
      return true;
    } catch (StorageUnavailableException e) {
      LOG.warnf("answer waits for the object store reason=%s", e.getMessage());
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the service stops before it could keep an answer", e);
    }
  }
}
