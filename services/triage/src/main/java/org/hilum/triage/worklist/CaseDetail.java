package org.hilum.triage.worklist;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything that is known of one case. */
@Schema(description = "Everything that is known of one case")
public record CaseDetail(
    @JsonUnwrapped ReadingListEntry entry,
    CaseOrigin origin,
    @Schema(description = "One result for each model version, the newest first")
        List<ResultView> results,
    @Schema(description = "Why it could not be screened, the newest first")
        List<FailureView> failures,
    @Schema(description = "Every verdict, the newest first") List<ReviewView> reviews) {}
