package org.hilum.gateway.deliver;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.dicom.data.DataSet;
import org.hilum.gateway.destination.DeliveryOutcome;
import org.hilum.gateway.destination.Destination;
import org.hilum.gateway.destination.Destinations;
import org.hilum.gateway.dicom.DecodingMemory;
import org.hilum.gateway.dicom.MemoryShortageException;
import org.hilum.gateway.identity.Identities;
import org.hilum.gateway.report.Documents;
import org.hilum.gateway.report.Screening;
import org.hilum.gateway.report.UnshowableImageException;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/** Delivers what is due. */
@Singleton
public class Relay {
  private static final Logger LOG = Logger.getLogger(Relay.class);

  private final DeliveryConfig config;
  private final Destinations destinations;
  private final Outbox outbox;
  private final Results results;
  private final Identities identities;
  private final ObjectStore store;
  private final DecodingMemory memory;
  private final MeterRegistry meters;

  Relay(
      DeliveryConfig config,
      Destinations destinations,
      Outbox outbox,
      Results results,
      Identities identities,
      ObjectStore store,
      DecodingMemory memory,
      MeterRegistry meters) {
    this.config = config;
    this.destinations = destinations;
    this.outbox = outbox;
    this.results = results;
    this.identities = identities;
    this.store = store;
    this.memory = memory;
    this.meters = meters;
  }

  /**
   * One look at everything that waits for a destination. One that cannot take an entry is left in
   * peace until the next look.
   *
   * @throws StorageUnavailableException if the store is away
   */
  void run(String name) {
    Destination destination = destinations.byName().get(name);
    try (Stream<OutboxKey> waiting = outbox.waiting(name)) {
      Iterator<OutboxKey> keys = waiting.iterator();
      boolean isTaking = true;
      while (isTaking && keys.hasNext()) {
        isTaking = deliver(keys.next(), destination);
      }
    }
  }

  /**
   * One that cannot even be read must not keep others waiting: it is put aside, and whoever asks
   * for it again has it entered anew.
   *
   * @return whether the destination may be asked to take another
   */
  private boolean deliver(OutboxKey key, Destination destination) {
    try {
      return deliverIfDue(key, destination);
    } catch (StorageUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.errorf(e, "entry is put aside %s", about(key));
      Instant now = now();
      outbox.putAside(key, WaitingEntry.at(now).refused("it cannot be read, see the log", now));
      count(key, "refused");
      return true;
    }
  }

  private boolean deliverIfDue(OutboxKey key, Destination destination) {
    Optional<Told> told = results.find(key.result());
    if (told.isEmpty()) {
      return true; // It is just being entered, or will be when its record is read again.
    }
    if (told.get() instanceof Told.GivenUp && results.isJudged(key.result().imageId())) {
      outbox.remove(key); // Another model has judged it meanwhile.
      count(key, "superseded");
      return true;
    }
    Instant now = now();
    Optional<WaitingEntry> claimed = outbox.claim(key, now, now.plus(config.claim()));
    return claimed.isEmpty() || settle(key, claimed.get(), attempt(key, told.get(), destination));
  }

  private DeliveryOutcome attempt(OutboxKey key, Told told, Destination destination) {
    try {
      Optional<DataSet> identity = identities.find(key.result().imageId());
      if (identity.isEmpty()) {
        return new DeliveryOutcome.Refused("the identity of the image is gone");
      }
      Screening screening = told.about(identity.get(), config.timeZone());
      return deliver(new ResultDocuments(screening, store, memory), destination);
    } catch (UnshowableImageException e) {
      return new DeliveryOutcome.Refused(e.getMessage());
    } catch (MemoryShortageException e) {
      return new DeliveryOutcome.NotYet(e.getMessage());
    } catch (StorageUnavailableException e) {
      throw e; // The claim runs out.
    } catch (RuntimeException e) {
      LOG.errorf(e, "result cannot be delivered %s", about(key));
      return new DeliveryOutcome.NotYet("a fault of the gateway, which is in its log");
    }
  }

  /** A report does not fail with a heat map that cannot be made, of which somebody has to know. */
  private static DeliveryOutcome deliver(Documents documents, Destination destination)
      throws UnshowableImageException {
    try {
      return destination.deliver(documents);
    } catch (UnshowableImageException e) {
      return destination
          .deliver(new WithoutHeatMap(documents))
          .<DeliveryOutcome>fold(
              delivered -> new DeliveryOutcome.Refused(e.getMessage()),
              notYet -> notYet,
              refused -> refused);
    }
  }

  private boolean settle(OutboxKey key, WaitingEntry entry, DeliveryOutcome outcome) {
    return outcome.fold(
        delivered -> {
          outbox.remove(key);
          count(key, "delivered");
          LOG.infof("result is delivered %s attempts=%d", about(key), entry.attempts());
          return true;
        },
        notYet -> {
          outbox.replace(key, entry.failed(notYet.reason(), now().plus(pause(entry.attempts()))));
          count(key, "postponed");
          LOG.warnf(
              "result waits %s attempts=%d reason=%s",
              about(key), entry.attempts(), notYet.reason());
          return false;
        },
        refused -> {
          outbox.putAside(key, entry.refused(refused.reason(), now()));
          count(key, "refused");
          LOG.errorf("result is refused %s reason=%s", about(key), refused.reason());
          return true;
        });
  }

  /** Doubled with each attempt. */
  private Duration pause(int attempts) {
    Duration pause = config.shortestPause();
    for (int i = 1; i < attempts && pause.compareTo(config.longestPause()) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(config.longestPause()) < 0 ? pause : config.longestPause();
  }

  private void count(OutboxKey key, String outcome) {
    meters
        .counter("hilum.gateway.deliveries", "destination", key.destination(), "outcome", outcome)
        .increment();
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private static String about(OutboxKey key) {
    return "imageId=%s modelVersion=%s destination=%s"
        .formatted(key.result().imageId().hex(), key.result().modelVersion(), key.destination());
  }
}
