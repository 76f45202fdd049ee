package org.hilum.triage.worklist;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hilum.schemas.FailureReason;

/** Why one model version could not judge the image. */
@Schema(description = "Why one model version could not judge the image")
public record FailureView(
    @Schema(description = "Model that would have judged") String modelVersion,
    @Schema(description = "The kind of failure") FailureReason reason,
    @Schema(description = "The failure in one sentence") String detail,
    @Schema(
            description = "A finer word than the reason, where there is one",
            examples = "OUT_OF_SCOPE_MODALITY")
        String code,
    @Schema(description = "When it was given up") Instant failedAt) {}
