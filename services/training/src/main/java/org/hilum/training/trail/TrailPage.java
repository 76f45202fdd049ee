package org.hilum.training.trail;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Entries of the audit trail in the order of the chain.
 *
 * @param next what to pass as {@code after} for the page behind this one; absent on the last
 * @param head where the chain ends now; noted elsewhere, it shows later that nobody wrote it anew
 */
@Schema(description = "Entries of the audit trail in the order of the chain")
public record TrailPage(List<Line> entries, Optional<Long> next, ChainHead head) {

  public TrailPage {
    entries = List.copyOf(entries);
  }

  /**
   * One entry. {@code previous}, {@code sequence}, {@code recordedAt}, {@code happenedAt}, {@code
   * kind}, {@code imageId}, {@code modelVersion}, {@code digest} and {@code facts} as they stand
   * here, each ended by a line feed and empty where absent, have the SHA-256 {@code hash}.
   *
   * @param kind name of an {@link EntryKind}
   * @param by the reader, device or person whose deed it is, by the name of the login
   * @param facts JSON, byte for byte as it was added
   */
  @Schema(description = "One entry")
  public record Line(
      long sequence,
      Instant recordedAt,
      Instant happenedAt,
      String kind,
      Optional<String> by,
      Optional<String> imageId,
      Optional<String> modelVersion,
      String digest,
      @JsonRawValue @Schema(implementation = Object.class) String facts,
      String previous,
      String hash) {

    static Line of(AuditEntry entry, Optional<String> by) {
      return new Line(
          entry.sequence(),
          entry.recordedAt(),
          entry.happenedAt(),
          entry.kind(),
          by,
          present(entry.imageId()),
          present(entry.modelVersion()),
          entry.digest(),
          entry.facts(),
          entry.previous(),
          entry.hash());
    }

    private static Optional<String> present(String text) {
      return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
  }
}
