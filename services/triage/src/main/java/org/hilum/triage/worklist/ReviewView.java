package org.hilum.triage.worklist;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hilum.schemas.Verdict;

/** One verdict. */
@Schema(description = "One verdict")
public record ReviewView(
    @Schema(description = "Counts the verdicts on this image from 1") int revision,
    @Schema(description = "What the radiologist saw") Verdict verdict,
    @Schema(description = "Pseudonym of the radiologist") String reader,
    @Schema(description = "When it was said") Instant reviewedAt,
    @Schema(description = "Model whose result the radiologist saw") String modelVersion) {}
