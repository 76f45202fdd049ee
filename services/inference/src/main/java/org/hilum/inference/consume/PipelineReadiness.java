package org.hilum.inference.consume;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Down while store, broker or network makes images wait. */
@Readiness
@ApplicationScoped
class PipelineReadiness implements HealthCheck {
  private final ScreeningPipeline pipeline;

  PipelineReadiness(ScreeningPipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("images get ahead");
    return pipeline
        .trouble()
        .map(trouble -> response.down().withData("reason", trouble))
        .orElseGet(response::up)
        .build();
  }
}
