package org.hilum.gateway.network;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while devices can connect. */
@Readiness
@Singleton
public class DimseReadiness implements HealthCheck {
  private final DimseDoor door;

  DimseReadiness(DimseDoor door) {
    this.door = door;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("DICOM door").status(door.isAccepting()).build();
  }
}
