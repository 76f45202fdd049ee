package org.hilum.training.registry;

import java.util.Arrays;
import java.util.Map;
import org.hilum.storage.ObjectStore;

/** Objects that never change once they are there. */
record ImmutableObjects(ObjectStore store) {
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "json", "application/json",
          "html", "text/html;charset=utf-8",
          "svg", "image/svg+xml",
          "md", "text/markdown;charset=utf-8");

  /**
   * Stores an object unless there is one. A server that ignores {@code If-None-Match} could let two
   * writers at the same moment both store theirs; one that came later is stopped by the first look.
   *
   * @return whether the object now holds these bytes
   */
  boolean keep(String key, byte[] bytes) {
    if (store.head(key).isEmpty() && store.putIfAbsent(key, bytes, mediaType(key), Map.of())) {
      return true;
    }
    return holds(key, bytes);
  }

  /** Whether other bytes lie there. */
  boolean isTaken(String key, byte[] bytes) {
    return store.head(key).isPresent() && !holds(key, bytes);
  }

  private boolean holds(String key, byte[] bytes) {
    return store
        .head(key)
        .filter(there -> there.sizeBytes() == bytes.length)
        .flatMap(there -> store.get(key, bytes.length))
        .filter(there -> Arrays.equals(there, bytes))
        .isPresent();
  }

  private static String mediaType(String key) {
    return MEDIA_TYPES.getOrDefault(
        key.substring(key.lastIndexOf('.') + 1), "application/octet-stream");
  }
}
