package org.hilum.training.quarantine;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hilum.training.collect.ReaderVerdict;
import org.hilum.training.collect.Resolution;

/** An image on which readers disagree. */
@Schema(description = "An image on which readers disagree")
public record DisputedCase(
    @Schema(description = "SHA-256 of the image") String imageId,
    @Schema(description = "Grows with each verdict; send it with the decision") long seen,
    @Schema(description = "The last word of each reader") List<ReaderWord> verdicts,
    @Schema(description = "Decisions that a later verdict contradicted, the oldest first")
        List<Decision> decisions) {

  static DisputedCase of(String imageId, List<ReaderVerdict> words, List<Resolution> resolutions) {
    return new DisputedCase(
        imageId,
        lastPosition(words),
        words.stream().map(ReaderWord::of).toList(),
        resolutions.stream().map(Decision::of).toList());
  }

  static long lastPosition(List<ReaderVerdict> words) {
    return words.stream().mapToLong(ReaderVerdict::position).max().orElseThrow();
  }
}
