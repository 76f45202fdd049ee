package org.hilum.inference.model;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Up from the moment a model is loaded and has answered its canary: there is none before. */
@Startup
@ApplicationScoped
class ModelStarted implements HealthCheck {
  private final CurrentModel model;

  ModelStarted(CurrentModel model) {
    this.model = model;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("a model answers")
        .up()
        .withData("modelVersion", model.champion().modelVersion())
        .build();
  }
}
