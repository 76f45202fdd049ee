package org.hilum.training;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hilum.storage.ObjectStore;

/** Opens the object store. */
@ApplicationScoped
class Storage {

  @Produces
  @Singleton
  ObjectStore open(StorageConfig config) {
    return new ObjectStore(config.settings());
  }

  void close(@Disposes ObjectStore store) {
    store.close();
  }
}
