package org.hilum.local.screen;

import java.net.URI;

/**
 * Where a stack is reached.
 *
 * @param gateway root of the gateway
 * @param triage root of triage
 * @param bootstrapServers Kafka's address
 */
public record Endpoints(URI gateway, URI triage, String bootstrapServers) {}
