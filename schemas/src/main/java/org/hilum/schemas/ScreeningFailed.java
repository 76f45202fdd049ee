package org.hilum.schemas;

import java.time.Instant;
import java.util.Optional;

/**
 * An accepted image could not be screened, and why.
 *
 * @param imageId SHA-256 of the image; the record's key
 * @param receivedAt when the gateway took the image
 * @param failedAt when the worker gave it up
 * @param modelVersion {@code <name>/<version>} that would have judged it
 * @param reason the kind of failure
 * @param detail one sentence for people; free of patient data
 * @param code a finer word than the reason, where there is one. {@link FailureReason} is closed,
 *     for readers refuse an event with a word of it that they do not know; this list is open, and
 *     who does not know a word of it goes by the reason
 */
public record ScreeningFailed(
    String imageId,
    Instant receivedAt,
    Instant failedAt,
    String modelVersion,
    FailureReason reason,
    String detail,
    Optional<String> code) {

  /** With {@link FailureReason#OUT_OF_SCOPE_VIEW}: not a radiograph. */
  public static final String OUT_OF_SCOPE_MODALITY = "OUT_OF_SCOPE_MODALITY";

  /** With {@link FailureReason#OUT_OF_SCOPE_VIEW}: not of the chest. */
  public static final String OUT_OF_SCOPE_BODY_PART = "OUT_OF_SCOPE_BODY_PART";

  /** The finest word that there is. */
  public String word() {
    return code.orElse(reason.name());
  }
}
