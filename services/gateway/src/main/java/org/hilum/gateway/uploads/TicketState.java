package org.hilum.gateway.uploads;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a direct upload; {@code state} tells the kinds apart in JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TicketState.Waiting.class, name = "waiting"),
  @JsonSubTypes.Type(value = TicketState.Admitted.class, name = "admitted"),
  @JsonSubTypes.Type(value = TicketState.Refused.class, name = "refused")
})
@Schema(
    oneOf = {TicketState.Waiting.class, TicketState.Admitted.class, TicketState.Refused.class},
    discriminatorProperty = "state",
    discriminatorMapping = {
      @DiscriminatorMapping(value = "waiting", schema = TicketState.Waiting.class),
      @DiscriminatorMapping(value = "admitted", schema = TicketState.Admitted.class),
      @DiscriminatorMapping(value = "refused", schema = TicketState.Refused.class)
    },
    examples = "{\"state\": \"refused\", \"reason\": \"CORRUPT\", \"detail\": \"it ends early\"}")
public sealed interface TicketState {
  /** Nothing was put there yet, or it was not looked at yet. */
  record Waiting(Instant expiresAt) implements TicketState {}

  /** It is stored and announced. */
  record Admitted(String imageId) implements TicketState {}

  /**
   * @param reason a stable word, of {@link org.hilum.imaging.Refusal} or of {@link
   *     org.hilum.gateway.dicom.DicomRefusal}
   * @param detail one sentence for people
   */
  record Refused(String reason, String detail) implements TicketState {}
}
