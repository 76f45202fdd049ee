package org.hilum.local.screen;

import java.net.URI;
import java.util.function.Supplier;

/**
 * Where a stack is reached.
 *
 * @param gateway root of the gateway
 * @param triage root of triage
 * @param bootstrapServers Kafka's address
 * @param authorization the value of the header {@code Authorization} for the next request
 */
public record Endpoints(
    URI gateway, URI triage, String bootstrapServers, Supplier<String> authorization) {}
