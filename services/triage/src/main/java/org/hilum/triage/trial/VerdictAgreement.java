package org.hilum.triage.trial;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a model and the radiologists agree. */
@Schema(
    description =
        "Decisions against verdicts. An abstention agrees with no verdict, an unreadable image"
            + " counts for nobody.")
public record VerdictAgreement(
    @Schema(description = "Images with a verdict of normal or pneumonia") long verdicts,
    @Schema(description = "Images on which decision and verdict are the same") long equal,
    @Schema(description = "Share of these; absent without a verdict") Double agreement,
    @Schema(description = "Share of the pneumonias that are flagged; absent without one")
        Double sensitivity,
    @Schema(description = "Share of the normal ones that are clear; absent without one")
        Double specificity) {}
