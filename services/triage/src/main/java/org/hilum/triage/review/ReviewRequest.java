package org.hilum.triage.review;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hilum.schemas.Verdict;

/** A verdict as it came. */
@Schema(description = "A radiologist's verdict")
public record ReviewRequest(
    @Schema(
            description =
                "What the radiologist saw; any case of: NORMAL, PNEUMONIA, BACTERIAL_PNEUMONIA,"
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
                "Revision that the radiologist saw. If given and another verdict came since, the"
                    + " answer is 409 and nothing is written.",
            examples = "0")
        Integer expectedRevision) {

  /** What is wrong with the request, for its sender; empty if nothing is. */
  Optional<String> objection() {
    return readVerdict().isPresent()
        ? Optional.empty()
        : Optional.of("verdict must be one of " + Arrays.toString(Verdict.values()) + ".");
  }

  Optional<String> namedReader() {
    return Optional.ofNullable(reader);
  }

  ReviewRequest of(String speaker) {
    return new ReviewRequest(verdict, speaker, expectedRevision);
  }

  Optional<Verdict> readVerdict() {
    return Verdict.read(verdict);
  }

  boolean expectsOtherThan(int revision) {
    return expectedRevision != null && expectedRevision != revision;
  }
}
