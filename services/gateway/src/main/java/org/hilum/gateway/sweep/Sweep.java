package org.hilum.gateway.sweep;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.announce.AnnouncedImages;
import org.hilum.gateway.announce.BrokerUnavailableException;
import org.hilum.gateway.uploads.Upload;
import org.hilum.gateway.uploads.UploadedImages;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/** One look at everything that is young enough to have been forgotten. */
@Singleton
public class Sweep {
  private static final Logger LOG = Logger.getLogger(Sweep.class);

  /** How far the clocks of store and broker may be apart. */
  private static final Duration CLOCK_SLACK = Duration.ofHours(1);

  private final SweepConfig config;
  private final ObjectStore store;
  private final UploadedImages uploads;
  private final AnnouncedImages announced;
  private final Orphans orphans;
  private final MeterRegistry meters;

  Sweep(
      SweepConfig config,
      ObjectStore store,
      UploadedImages uploads,
      AnnouncedImages announced,
      Orphans orphans,
      MeterRegistry meters) {
    this.config = config;
    this.store = store;
    this.uploads = uploads;
    this.announced = announced;
    this.orphans = orphans;
    this.meters = meters;
  }

  /**
   * @throws StorageUnavailableException if the store cannot be listed
   * @throws BrokerUnavailableException if the topic cannot be read
   */
  public SweepReport run() {
    Instant now = Instant.now();
    long admitted = admitUploads(now);
    long sent = announceOrphans(now);
    meters.counter("hilum.gateway.sweep.announced").increment(sent);
    meters.counter("hilum.gateway.sweep.admitted").increment(admitted);
    return new SweepReport(sent, admitted);
  }

  private long admitUploads(Instant now) {
    List<ObjectSummary> found = uploaded(now);
    List<Upload> waiting =
        found.stream().flatMap(object -> Upload.ofKey(object.key()).stream()).toList();
    long admitted = each(waiting, uploads::admit);
    forgetTickets(found, waiting, now);
    return admitted;
  }

  /** A ticket whose upload has waited as long still says what that is. */
  private void forgetTickets(List<ObjectSummary> found, List<Upload> waiting, Instant now) {
    Set<String> needed = waiting.stream().map(Upload::ticketKey).collect(Collectors.toSet());
    found.stream()
        .filter(object -> Upload.isTicket(object.key()) && isOld(object, now))
        .filter(ticket -> !needed.contains(ticket.key()))
        .forEach(ticket -> store.delete(ticket.key()));
  }

  /**
   * The store is listed before the topic is read: whatever was announced between the two is then
   * found in the topic.
   */
  private long announceOrphans(Instant now) {
    Set<String> silent = new HashSet<>();
    // One after the other: only those of the window are kept, of however many there are.
    try (Stream<ObjectSummary> objects = settled(ImageId.PREFIX, now)) {
      objects
          .filter(object -> !isOld(object, now))
          .flatMap(object -> ImageId.ofKey(object.key()).stream())
          .forEach(imageId -> silent.add(imageId.hex()));
    }
    if (silent.isEmpty()) {
      return 0;
    }
    announced.forEachSince(now.minus(config.window()).minus(CLOCK_SLACK), silent::remove);
    return each(silent.stream().map(ImageId::new).toList(), orphans::announce);
  }

  /**
   * Works at each as long as the broker is there: what it does not take may be one event, or two in
   * a row for it is away.
   *
   * @return how many gave a result
   */
  private static <T, R> long each(List<T> all, Function<T, Optional<R>> work) {
    long done = 0;
    int missed = 0;
    for (T one : all) {
      try {
        done += attempt(one, work).isPresent() ? 1 : 0;
        missed = 0;
      } catch (BrokerUnavailableException e) {
        LOG.warnf("object is left for the next sweep reason=%s", e.getMessage());
        if (++missed == 2) {
          return done;
        }
      }
    }
    return done;
  }

  /** One object that cannot be had or handled must not hide those behind it. */
  private static <T, R> Optional<R> attempt(T what, Function<T, Optional<R>> work) {
    try {
      return work.apply(what);
    } catch (BrokerUnavailableException e) {
      throw e;
    } catch (StorageUnavailableException e) {
      LOG.warnf("object is left for the next sweep reason=%s", e.getMessage());
      return Optional.empty();
    } catch (RuntimeException e) {
      LOG.error("object is left for the next sweep", e);
      return Optional.empty();
    }
  }

  private List<ObjectSummary> uploaded(Instant now) {
    try (Stream<ObjectSummary> objects = settled(Upload.PREFIX, now)) {
      return objects.toList();
    }
  }

  private Stream<ObjectSummary> settled(String prefix, Instant now) {
    Instant latest = now.minus(config.grace());
    return store.list(prefix).filter(object -> !object.lastModified().isAfter(latest));
  }

  private boolean isOld(ObjectSummary object, Instant now) {
    return object.lastModified().isBefore(now.minus(config.window()));
  }
}
