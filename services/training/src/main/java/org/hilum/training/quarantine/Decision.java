package org.hilum.training.quarantine;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hilum.schemas.Verdict;
import org.hilum.training.collect.Resolution;

/** How a disagreement was resolved. */
@Schema(description = "How a disagreement was resolved")
public record Decision(
    @Schema(description = "What the image shows after all") Verdict verdict,
    @Schema(description = "Pseudonym of who decided") String reader,
    @Schema(description = "When") Instant resolvedAt) {

  static Decision of(Resolution resolution) {
    return new Decision(resolution.verdict(), resolution.reader(), resolution.resolvedAt());
  }
}
