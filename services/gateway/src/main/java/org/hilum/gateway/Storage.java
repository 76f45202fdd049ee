package org.hilum.gateway;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.hilum.storage.Keeping;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;

/** Opens and closes the one object store. */
@Singleton
public class Storage {
  private static final Logger LOG = Logger.getLogger(Storage.class);

  @Produces
  @Singleton
  ObjectStore open(StorageConfig config) {
    return new ObjectStore(config.settings());
  }

  void close(@Disposes ObjectStore store) {
    store.close();
  }

  /** A store that is away delays readiness, not the start. */
  void makeBucket(@Observes StartupEvent start, ObjectStore store, StorageConfig config) {
    try {
      store.createBucketIfAbsent();
      danger(store.keeping()).ifPresent(it -> LOG.warnf("bucket %s %s", config.bucket(), it));
    } catch (StorageUnavailableException e) {
      LOG.warnf("object store is away at start reason=%s", e.getMessage());
    }
  }

  /** What whoever has the key of the store could do to it, and what to do about it. */
  static Optional<String> danger(Keeping keeping) {
    return switch (keeping) {
      case NOTHING ->
          Optional.of(
              "keeps no versions: whoever has its key can destroy X-rays and models for good;"
                  + " switch on versioning, or better object lock, at the object store");
      case VERSIONS ->
          Optional.of(
              "keeps versions without object lock: whoever has its key can destroy X-rays and"
                  + " models for good if the key may delete versions; forbid the key that, or give"
                  + " the bucket an object lock with a default retention");
      case LOCKED -> Optional.empty();
    };
  }
}
