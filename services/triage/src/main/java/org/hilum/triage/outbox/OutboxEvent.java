package org.hilum.triage.outbox;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hilum.schemas.EventJson;

/**
 * What is to be told.
 *
 * @param topic where
 * @param key key of the record; the image id
 * @param payload the event as JSON
 * @param traceparent the trace that it goes on with
 */
public record OutboxEvent(String topic, String key, String payload, Optional<String> traceparent) {

  public static OutboxEvent of(
      String topic, String key, Record event, Optional<String> traceparent) {
    String payload = new String(EventJson.write(event), StandardCharsets.UTF_8);
    return new OutboxEvent(topic, key, payload, traceparent);
  }
}
