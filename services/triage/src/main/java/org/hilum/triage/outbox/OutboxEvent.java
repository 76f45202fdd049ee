package org.hilum.triage.outbox;

import java.nio.charset.StandardCharsets;
import org.hilum.schemas.EventJson;

/**
 * What is to be told.
 *
 * @param topic where
 * @param key key of the record; the image id
 * @param payload the event as JSON
 */
public record OutboxEvent(String topic, String key, String payload) {

  public static OutboxEvent of(String topic, String key, Record event) {
    return new OutboxEvent(topic, key, new String(EventJson.write(event), StandardCharsets.UTF_8));
  }
}
