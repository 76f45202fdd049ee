package org.hilum.inference.consume;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Down when a thread is lost or stuck in the network: only a restart helps. */
@Liveness
@ApplicationScoped
class PipelineLiveness implements HealthCheck {
  private final ScreeningPipeline pipeline;

  PipelineLiveness(ScreeningPipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("no thread is stuck");
    return pipeline
        .fault()
        .map(fault -> response.down().withData("reason", fault))
        .orElseGet(response::up)
        .build();
  }
}
