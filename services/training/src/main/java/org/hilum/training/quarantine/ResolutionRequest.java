package org.hilum.training.quarantine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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

  private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** What is wrong with the request, for its sender; empty if nothing is. */
  Optional<String> objection() {
    if (readVerdict().isEmpty()) {
      return Optional.of("verdict must be one of " + Arrays.toString(Verdict.values()) + ".");
    }
    if (reader != null && !PSEUDONYM.matcher(reader).matches()) {
      return Optional.of("reader must be 1 to 64 letters, digits, dots, dashes or underscores.");
    }
    return Optional.empty();
  }

  Optional<String> namedReader() {
    return Optional.ofNullable(reader);
  }

  ResolutionRequest of(String speaker) {
    return new ResolutionRequest(verdict, speaker, seen);
  }

  Optional<Verdict> readVerdict() {
    return Arrays.stream(Verdict.values())
        .filter(word -> word.name().equals(String.valueOf(verdict).toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  boolean hasSeenOtherThan(long position) {
    return seen != null && seen != position;
  }
}
