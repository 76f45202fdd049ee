package org.hilum.triage.worklist;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hilum.schemas.AgeGroup;
import org.hilum.schemas.Sex;
import org.hilum.schemas.Verdict;
import org.hilum.schemas.View;

/** One line of the reading list. What is not known yet is absent. */
@Schema(description = "One line of the reading list. What is not known yet is absent.")
public record ReadingListEntry(
    @Schema(description = "SHA-256 of the image", required = true) String imageId,
    @Schema(description = "When the gateway took the image", required = true) Instant receivedAt,
    @Schema(description = "When it should have been read; orders the list", required = true)
        Instant readBy,
    @Schema(
            description =
                "How far screening has come. INDETERMINATE means that the model abstains, never"
                    + " that the image is negative.",
            required = true)
        Screening screening,
    @Schema(description = "Calibrated probability of pneumonia, 0 to 1", examples = "0.93")
        Double probability,
    @Schema(description = "Probability from which the model flags", examples = "0.61")
        Double threshold,
    CaseFindings findings,
    @Schema(description = "Model whose judgement counts") String modelVersion,
    @Schema(description = "When it judged") Instant screenedAt,
    @Schema(description = "Device that sent the image", examples = "cr-2") String deviceId,
    @Schema(description = "How the X-ray was taken") View view,
    @Schema(description = "Coarse age of the patient") AgeGroup ageGroup,
    @Schema(description = "Sex of the patient") Sex sex,
    @Schema(description = "Number of verdicts; 0 means unread", required = true) int revision,
    @Schema(description = "The last verdict") Verdict verdict,
    @Schema(description = "Pseudonym of who gave it") String reader,
    @Schema(description = "When it was given") Instant reviewedAt) {}
