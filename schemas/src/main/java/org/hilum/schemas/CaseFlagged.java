package org.hilum.schemas;

import java.time.Instant;

/**
 * A positive for dashboards and other consumers.
 *
 * @param imageId SHA-256 of the image; the record's key
 * @param modelVersion {@code <name>/<version>} that flagged it
 * @param probability calibrated probability of pneumonia, 0 to 1
 * @param receivedAt when the gateway took the image
 * @param flaggedAt when triage put it on the reading list as flagged
 * @param readBy when it should have been read
 */
public record CaseFlagged(
    String imageId,
    String modelVersion,
    double probability,
    Instant receivedAt,
    Instant flaggedAt,
    Instant readBy) {}
