package org.hilum.gateway.state;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an image has come; {@code state} tells the kinds apart in JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = XrayState.Received.class, name = "received"),
  @JsonSubTypes.Type(value = XrayState.Screened.class, name = "screened"),
  @JsonSubTypes.Type(value = XrayState.Failed.class, name = "failed")
})
@Schema(
    oneOf = {XrayState.Received.class, XrayState.Screened.class, XrayState.Failed.class},
    discriminatorProperty = "state",
    discriminatorMapping = {
      @DiscriminatorMapping(value = "received", schema = XrayState.Received.class),
      @DiscriminatorMapping(value = "screened", schema = XrayState.Screened.class),
      @DiscriminatorMapping(value = "failed", schema = XrayState.Failed.class)
    },
    examples = "{\"state\": \"failed\", \"imageId\": \"9f86...\", \"reason\": \"CORRUPT\"}")
public sealed interface XrayState {
  /** Stored, waits to be screened. */
  record Received(String imageId) implements XrayState {}

  /** A model has judged it. */
  record Screened(String imageId) implements XrayState {}

  /**
   * @param reason the finest word for why it could not be screened: a code of the event, else its
   *     {@link org.hilum.schemas.FailureReason}
   * @param detail one sentence for people
   */
  record Failed(String imageId, String reason, String detail) implements XrayState {}
}
