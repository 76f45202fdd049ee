package org.hilum.schemas;

import java.time.Instant;

/**
 * An accepted image could not be screened, and why.
 *
 * @param imageId SHA-256 of the image; the record's key
 * @param receivedAt when the gateway took the image
 * @param failedAt when the worker gave it up
 * @param modelVersion {@code <name>/<version>} that would have judged it
 * @param reason the kind of failure
 * @param detail one sentence for people; free of patient data
 */
public record ScreeningFailed(
    String imageId,
    Instant receivedAt,
    Instant failedAt,
    String modelVersion,
    FailureReason reason,
    String detail) {}
