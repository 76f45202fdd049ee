package org.hilum.inference.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.hilum.inference.model.CurrentModel;
import org.hilum.network.ModelDescription;

/**
 * Which model runs, and why not the released one. Down until it is known what is released: no image
 * is taken before. A refused release is no reason to be down, because a proven model runs.
 */
@Readiness
@ApplicationScoped
class ReleaseReadiness implements HealthCheck {
  private final CurrentModel model;
  private final ReleaseFollower releases;

  ReleaseReadiness(CurrentModel model, ReleaseFollower releases) {
    this.model = model;
    this.releases = releases;
  }

  @Override
  public HealthCheckResponse call() {
    ReleaseStatus status = releases.status();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("a proven model runs")
            .status(releases.isKnown())
            .withData("modelVersion", model.champion().modelVersion())
            .withData("trunkDigest", model.champion().trunkDigest())
            .withData(
                "shadows",
                model.shadows().stream()
                    .map(ModelDescription::modelVersion)
                    .collect(Collectors.joining(", ")));
    status.released().ifPresent(released -> response.withData("released", released));
    status.refusal().ifPresent(reason -> response.withData("refused", reason));
    status.waitsFor().ifPresent(what -> response.withData("waitsFor", what));
    if (!status.leftOut().isEmpty()) {
      response.withData("leftOut", String.join("; ", status.leftOut()));
    }
    return response.build();
  }
}
