package org.hilum.gateway.hold;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why one patient's data must stay. */
@Schema(description = "A legal hold; it names no patient")
public record LegalHold(
    @Schema(description = "Names the decision in events and in the audit trail") String careId,
    Instant placedAt,
    @Schema(description = "Name of the login that placed it") String by,
    @Schema(description = "The hospital's number of the request") String reference) {

  /** For people who are refused because of it. */
  public String reason() {
    return "a legal hold stands since %s, reference %s".formatted(placedAt, reference);
  }
}
