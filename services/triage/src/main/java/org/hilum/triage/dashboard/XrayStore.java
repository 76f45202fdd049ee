package org.hilum.triage.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageSettings;

/** Opens the object store. */
@ApplicationScoped
class XrayStore {

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
