package org.hilum.gateway;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageUnavailableException;

/** Ready when the bucket answers; a bucket that was not there at start is made here. */
@Readiness
@Singleton
public class StorageReadiness implements HealthCheck {
  private final ObjectStore store;

  StorageReadiness(ObjectStore store) {
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("object store");
    try {
      store.createBucketIfAbsent();
      return answer.up().build();
    } catch (StorageUnavailableException e) {
      return answer.down().withData("reason", e.getMessage()).build();
    }
  }
}
