package org.hilum.gateway.retain;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hilum.gateway.admit.ImageId;
import org.hilum.storage.ObjectStore;
import org.jboss.logging.Logger;

/** One look at everything that may have been kept for long enough. */
@Singleton
public class RetentionSweep {
  private static final Logger LOG = Logger.getLogger(RetentionSweep.class);

  /** Images a kind and sweep; what is left over is found by the next. */
  private static final int MOST = 1_000;

  private static final String IDENTITIES = "identities";

  /** Kept results and failures, and what leads to them. */
  private static final Set<String> RESULTS = Set.of("results", "failures", "reports");

  /** Training says when features go, with the feedback that needs them. */
  private static final String FEATURES = "outcomes";

  private final RetentionConfig config;
  private final Removable removable;
  private final ImageKeys keys;
  private final ObjectStore store;
  private final MeterRegistry meters;

  RetentionSweep(
      RetentionConfig config,
      Removable removable,
      ImageKeys keys,
      ObjectStore store,
      MeterRegistry meters) {
    this.config = config;
    this.removable = removable;
    this.keys = keys;
    this.store = store;
    this.meters = meters;
  }

  /**
   * @throws org.hilum.storage.StorageUnavailableException if the store is away
   * @throws org.hilum.gateway.announce.BrokerUnavailableException if nobody can say what was read
   */
  public void run() {
    sweep(IDENTITIES, config.identities(), IDENTITIES::equals);
    sweep("results", config.results(), RESULTS::contains);
    sweep("failures", config.results(), RESULTS::contains);
    sweep("images", config.images(), kind -> !kind.equals(FEATURES));
  }

  private void sweep(String name, Optional<Duration> period, Predicate<String> kinds) {
    if (period.isEmpty()) {
      return;
    }
    String folder = name.equals("images") ? ImageId.PREFIX : name + "/";
    Set<String> images = removable.imagesIn(folder, Instant.now().minus(period.get()), MOST);
    if (images.isEmpty()) {
      return;
    }
    List<String> doomed = new ArrayList<>();
    if (kinds.test("dicom")) {
      images.forEach(image -> doomed.addAll(keys.ofIndex(image)));
    }
    keys.of(images).stream().filter(key -> kinds.test(ImageKeys.kindOf(key))).forEach(doomed::add);
    remove(doomed);
    meters.counter("hilum.gateway.retention.removed", "kind", name).increment(images.size());
    LOG.infof(
        "kept for long enough, removed kind=%s images=%d objects=%d",
        name, images.size(), doomed.size());
  }

  /** The X-ray last: as long as it is there, a removal that was cut short is taken up again. */
  private void remove(List<String> doomed) {
    doomed.stream().filter(key -> !key.startsWith(ImageId.PREFIX)).forEach(store::delete);
    doomed.stream().filter(key -> key.startsWith(ImageId.PREFIX)).forEach(store::delete);
  }
}
