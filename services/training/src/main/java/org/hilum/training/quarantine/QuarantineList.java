package org.hilum.training.quarantine;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The images on which readers disagree. */
@Schema(description = "The images on which readers disagree, those that wait longest first")
public record QuarantineList(
    @Schema(description = "How many there are in all") int total, List<DisputedCase> cases) {}
