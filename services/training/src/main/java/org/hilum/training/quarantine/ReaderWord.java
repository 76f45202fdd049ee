package org.hilum.training.quarantine;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hilum.training.collect.ReaderVerdict;

/** The last word of one reader. */
@Schema(description = "The last word of one reader")
public record ReaderWord(
    @Schema(description = "Pseudonym of the reader") String reader,
    @Schema(description = "What the reader saw", examples = "VIRAL_PNEUMONIA") String verdict,
    @Schema(description = "When it was said") Instant saidAt) {

  static ReaderWord of(ReaderVerdict word) {
    return new ReaderWord(word.reader(), word.verdict(), word.saidAt());
  }
}
