package org.hilum.triage.worklist;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hilum.schemas.Decision;
import org.hilum.schemas.IndeterminateReason;

/** What one model version said of the image. */
@Schema(description = "What one model version said of the image")
public record ResultView(
    @Schema(description = "Model that judged", examples = "pneumonia/1.0.0") String modelVersion,
    @Schema(description = "Whether the model is on trial; such results do not order the list")
        boolean shadow,
    @Schema(description = "The model's word") Decision decision,
    @Schema(description = "Why it abstained") IndeterminateReason reason,
    @Schema(description = "Calibrated probability of pneumonia, 0 to 1") double probability,
    @Schema(description = "Probability from which it flags") double threshold,
    @Schema(description = "Distance from the training images, 1 at the model's limit")
        double unlikeness,
    CaseFindings findings,
    @Schema(
            description =
                "Where the model looked: 7 rows of 7, row by row from the top left, each 0 to 1;"
                    + " absent for a model on trial")
        float[] heatMap,
    @Schema(description = "SHA-256 of the trunk that made the features") String trunkDigest,
    @Schema(description = "Object that holds the features") String featuresKey,
    @Schema(description = "When it judged") Instant screenedAt) {}
