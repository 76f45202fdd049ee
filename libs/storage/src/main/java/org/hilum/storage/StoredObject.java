package org.hilum.storage;

import java.time.Instant;
import java.util.Map;

/**
 * What the store knows of an object.
 *
 * @param key the object's key
 * @param sizeBytes length of the object
 * @param contentType media type it was stored with
 * @param lastModified when it was stored, to the second
 * @param metadata user metadata; keys are lower case
 */
public record StoredObject(
    String key,
    long sizeBytes,
    String contentType,
    Instant lastModified,
    Map<String, String> metadata) {

  public StoredObject {
    metadata = Map.copyOf(metadata);
  }
}
