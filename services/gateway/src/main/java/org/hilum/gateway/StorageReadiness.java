package org.hilum.gateway;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.hilum.preflight.Diagnostician;
import org.hilum.preflight.Server;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StorageUnavailableException;

/** Ready when the bucket answers; a bucket that was not there at start is made here. */
@Readiness
@Singleton
public class StorageReadiness implements HealthCheck {
  private final ObjectStore store;
  private final Diagnostician diagnostician;

  StorageReadiness(ObjectStore store, StorageConfig config) {
    this.store = store;
    this.diagnostician = new Diagnostician(Server.STORE, config.endpoint().toString());
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("object store");
    try {
      store.createBucketIfAbsent();
      return answer.up().build();
    } catch (StorageUnavailableException e) {
      return answer.down().withData("reason", diagnostician.of(e).text()).build();
    }
  }
}
