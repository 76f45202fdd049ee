package org.hilum.training.collect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;

/** Opens the object store. */
@ApplicationScoped
class Storage {

  @Produces
  @Singleton
  ObjectStore open(StorageConfig config) {
    return new ObjectStore(
        new StorageSettings(
            config.endpoint(),
            config.accessKey(),
            config.secretKey(),
            config.region(),
            config.bucket()));
  }

  void close(@Disposes ObjectStore store) {
    store.close();
  }
}
