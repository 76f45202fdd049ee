package org.hilum.gateway.deliver;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a destination stands.
 *
 * @param oldestEnteredAt when the first of those that wait was entered
 */
@Schema(description = "How many results wait for a destination or were refused by it")
public record Backlog(
    String destination, long waiting, long refused, Optional<Instant> oldestEnteredAt) {}
