package org.hilum.training.collect;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.training.registry.Aliases;
import org.jboss.logging.Logger;

/**
 * The trunk whose features a run can learn from: that of the champion in the registry, or of the
 * configured model as long as its name has no champion. While the registry is away it stays what it
 * was.
 */
@Startup
@Singleton
public class TrunkInUse {
  private static final Logger LOG = Logger.getLogger(TrunkInUse.class);

  private final String modelName;
  private final Aliases aliases;
  private volatile String digest;

  TrunkInUse(ModelSettings model, Aliases aliases) {
    ModelDescription configured = ModelDirectory.describe(model.path());
    String version = configured.modelVersion();
    modelName = version.substring(0, version.indexOf('/'));
    this.aliases = aliases;
    digest = configured.trunkDigest();
    follow();
  }

  /** SHA-256 of its file; ask once for what belongs together. */
  public String digest() {
    return digest;
  }

  /** Name of the model that learns, without a version. */
  public String modelName() {
    return modelName;
  }

  @Scheduled(
      every = "${hilum.collect.check-every:10s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void follow() {
    try {
      aliases
          .state(modelName)
          .map(state -> state.champion().trunkDigest())
          .filter(champions -> !champions.equals(digest))
          .ifPresent(
              champions -> {
                LOG.infof("features are now those of trunk %s", champions);
                digest = champions;
              });
    } catch (RuntimeException e) {
      LOG.warnf("cannot look for the champion's trunk reason=%s", e.getMessage());
    }
  }
}
