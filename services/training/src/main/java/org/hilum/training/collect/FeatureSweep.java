package org.hilum.training.collect;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/**
 * Completes examples with their features. That is apart from collecting, so that a verdict is kept
 * while the object store is away, and before its image has been screened. Replicas may look at an
 * image twice, and find the same.
 */
@ApplicationScoped
class FeatureSweep {
  private static final Logger LOG = Logger.getLogger(FeatureSweep.class);
  private static final int BATCH = 200;

  private final FeatureTable table;
  private final FeatureLookup lookup;
  private final TrunkInUse trunk;
  private final CollectSettings settings;

  FeatureSweep(
      FeatureTable table, FeatureLookup lookup, TrunkInUse trunk, CollectSettings settings) {
    this.table = table;
    this.lookup = lookup;
    this.trunk = trunk;
    this.settings = settings;
  }

  @Scheduled(
      every = "${hilum.collect.check-every:10s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void look() {
    String digest = trunk.digest();
    try {
      List<String> due;
      do {
        due = table.due(digest, settings.checkAgainAfter(), BATCH);
        for (String imageId : due) {
          table.write(imageId, digest, lookup.of(imageId, digest));
        }
      } while (due.size() == BATCH);
    } catch (StorageUnavailableException | SQLException e) {
      LOG.warnf("cannot look for features, trying again later reason=%s", e.getMessage());
    }
  }
}
