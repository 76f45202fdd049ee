package org.hilum.gateway.care;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an erasure has come. */
@Schema(description = "How far an erasure has come; it names no patient")
public record ErasureState(
    String careId,
    String reference,
    Instant requestedAt,
    @Schema(description = "Name of the login that asked") String by,
    Progress progress,
    @Schema(description = "Services that have said what they removed") List<String> answered,
    @Schema(description = "SHA-256 of the proof, once there is one") Optional<String> proofDigest) {

  /** Steps of an erasure. */
  public enum Progress {
    /** Nothing has been removed yet. */
    ORDERED,
    /** A legal hold stands; it begins when that is lifted. */
    HELD,
    REMOVING,
    PROVED
  }
}
