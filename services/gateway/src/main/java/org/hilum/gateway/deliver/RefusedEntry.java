package org.hilum.gateway.deliver;

import java.time.Instant;

/**
 * What is known of a result that a destination refused.
 *
 * @param attempts how often its delivery was begun
 * @param reason free of patient data
 */
record RefusedEntry(Instant enteredAt, int attempts, Instant refusedAt, String reason) {}
