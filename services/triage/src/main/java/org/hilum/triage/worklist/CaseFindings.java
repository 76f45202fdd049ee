package org.hilum.triage.worklist;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the image shows; absent where the model does not tell bacterial from viral pneumonia. */
@Embeddable
@Schema(
    description =
        "What the image shows, as three calibrated probabilities that sum to 1; absent where the"
            + " model does not tell bacterial from viral pneumonia. They order nothing, and mean"
            + " nothing where the model abstains.")
public record CaseFindings(
    @Schema(description = "No pneumonia", examples = "0.07", required = true)
        @Column(name = "finding_normal")
        double normal,
    @Schema(description = "Bacterial pneumonia", examples = "0.64", required = true)
        @Column(name = "finding_bacterial")
        double bacterial,
    @Schema(description = "Viral pneumonia", examples = "0.29", required = true)
        @Column(name = "finding_viral")
        double viral) {}
