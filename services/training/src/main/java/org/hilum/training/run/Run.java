package org.hilum.training.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A training run. */
@Schema(description = "A training run; one is open at a time")
public record Run(
    long id,
    @Schema(description = "Why there is a run") RunOccasion occasion,
    @Schema(description = "What has become of it") RunState state,
    Instant requestedAt,
    @Schema(description = "Absent while it is open") Optional<Instant> endedAt,
    @Schema(description = "How often it was begun; more than once if a replica died") int attempts,
    @Schema(description = "Whether it has been asked to end") boolean cancelling,
    @Schema(description = "What is being done, or was last") String step,
    @Schema(description = "How much of the step is done, 0 to 1, where known")
        Optional<Double> share,
    @Schema(description = "What is left of the step, at most, where known")
        Optional<Double> secondsLeft,
    @Schema(description = "The model that it makes") Optional<String> modelVersion,
    @Schema(description = "The model that it is compared with") Optional<String> champion,
    @Schema(description = "SHA-256 of the trunk of both") Optional<String> trunkDigest,
    @Schema(description = "SHA-256 of what there was to learn from")
        Optional<String> snapshotDigest,
    @Schema(description = "Examples that are used") Optional<Integer> examples,
    @Schema(description = "Examples that are not, by reason") Map<LeftOut, Integer> leftOut,
    @Schema(description = "Why it did not lead to a release") List<String> reasons) {
  public Run {
    leftOut = Map.copyOf(leftOut);
    reasons = List.copyOf(reasons);
  }

  boolean isOpen() {
    return state == RunState.RUNNING;
  }
}
