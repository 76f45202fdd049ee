package org.hilum.training.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;

/**
 * Champion, challenger and previous of each model name. The three change together, so they are one
 * object, {@code models/aliases/<name>.json}, which is replaced only by whoever read its last
 * content. On a server that ignores {@code If-Match} the last of two writers at the same moment
 * wins: the roles are then still those of one of them, but what the other did is undone unnoticed.
 */
public final class Aliases {
  private static final long LARGEST = 1L << 20;
  private static final String JSON = "application/json";

  private final ObjectStore store;

  public Aliases(ObjectStore store) {
    this.store = store;
  }

  /**
   * @param tag names the content that was read
   */
  record Read(ReleaseState state, String tag) {}

  /** Names of the models that have a champion. */
  public List<String> names() {
    return store
        .list(ModelKeys.ALIASES)
        .map(ObjectSummary::key)
        .map(ModelKeys::nameOfAliases)
        .toList();
  }

  /** Empty as long as the model has no champion. */
  public Optional<ReleaseState> state(String name) {
    return read(name).map(Read::state);
  }

  Optional<Read> read(String name) {
    return store
        .getTagged(ModelKeys.ofAliases(name), LARGEST)
        .map(object -> new Read(parse(name, object.bytes()), object.tag()));
  }

  /**
   * @param before what the change rests on; empty for a first champion
   * @return whether nobody else was faster
   */
  boolean replace(String name, Optional<Read> before, ReleaseState after) {
    String key = ModelKeys.ofAliases(name);
    byte[] json = EventJson.write(after);
    return before.isPresent()
        ? store.putIfUnchanged(key, json, JSON, before.get().tag())
        : store.putIfAbsent(key, json, JSON, Map.of());
  }

  private static ReleaseState parse(String name, byte[] json) {
    try {
      return EventJson.read(json, ReleaseState.class);
    } catch (MalformedEventException e) {
      throw new IllegalStateException(
          "the roles of %s cannot be read: %s".formatted(ModelKeys.ofAliases(name), e.getMessage()),
          e);
    }
  }
}
