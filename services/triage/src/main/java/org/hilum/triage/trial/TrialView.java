package org.hilum.triage.trial;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A model on trial beside a champion. */
@Schema(description = "A model on trial beside a champion, on the images that both have judged")
public record TrialView(
    @Schema(description = "The model on trial", examples = "pneumonia/2") String modelVersion,
    @Schema(description = "The model that counted", examples = "pneumonia/1") String champion,
    @Schema(description = "Images that both have judged") long cases,
    @Schema(description = "Images on which both said the same word") long equalDecisions,
    @Schema(description = "Share of equal decisions, 0 to 1") double agreement,
    @Schema(description = "When the first of them was judged") Instant firstAt,
    @Schema(description = "When the last of them was judged") Instant lastAt,
    @Schema(description = "The model on trial against the last verdict on each image")
        VerdictAgreement againstVerdicts,
    @Schema(description = "The champion against the same verdicts")
        VerdictAgreement championAgainstVerdicts) {}
