package org.hilum.gateway.deliver;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.storage.ObjectStore;

/** The results that were entered for delivery, as the worker told them. None is ever changed. */
@Singleton
public class Results {
  private static final long LARGEST_BYTES = 1 << 20;

  private final ObjectStore store;

  Results(ObjectStore store) {
    this.store = store;
  }

  boolean has(ResultKey result) {
    return store.head(key(result)).isPresent();
  }

  void keep(ResultKey result, ScreeningCompleted event) {
    store.putIfAbsent(key(result), EventJson.write(event), MediaType.APPLICATION_JSON, Map.of());
  }

  Optional<ScreeningCompleted> find(ResultKey result) {
    return store.get(key(result), LARGEST_BYTES).map(json -> read(result, json));
  }

  private static ScreeningCompleted read(ResultKey result, byte[] json) {
    try {
      return EventJson.read(json, ScreeningCompleted.class);
    } catch (MalformedEventException e) {
      throw new IllegalStateException("not as it was written: " + key(result), e);
    }
  }

  private static String key(ResultKey result) {
    return "results/" + result.path() + ".json";
  }
}
