package org.hilum.training.quarantine;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hilum.schemas.Verdict;

/** A decision as it came. */
@Schema(description = "A decision on an image on which readers disagree")
public record ResolutionRequest(
    @Schema(
            description =
                "What the image shows; any case of: NORMAL, PNEUMONIA, BACTERIAL_PNEUMONIA,"
                    + " VIRAL_PNEUMONIA, UNREADABLE",
            required = true,
            examples = "BACTERIAL_PNEUMONIA")
        String verdict,
    @Schema(
            description =
                "Whose word it is, by pseudonym: 1 to 64 letters, digits, dots or dashes. Only a"
                    + " reporting system names somebody else than itself, and must.",
            examples = "reader-7")
        String reader,
    @Schema(
            description =
                "The `seen` of the case that was looked at. If given and another verdict came"
                    + " since, the answer is 409 and nothing is written.",
            examples = "42")
        Long seen) {

  /** What is wrong with the request, for its sender; empty if nothing is. */
  Optional<String> objection() {
    return readVerdict().isPresent()
        ? Optional.empty()
        : Optional.of("verdict must be one of " + Arrays.toString(Verdict.values()) + ".");
  }

  Optional<String> namedReader() {
    return Optional.ofNullable(reader);
  }

  ResolutionRequest of(String speaker) {
    return new ResolutionRequest(verdict, speaker, seen);
  }

  Optional<Verdict> readVerdict() {
    return Verdict.read(verdict);
  }

  boolean hasSeenOtherThan(long position) {
    return seen != null && seen != position;
  }
}
