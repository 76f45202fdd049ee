package org.hilum.training.registry;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;

/**
 * Champion, challenger and previous of each model name. The three change together, so they are one
 * object, {@code models/aliases/<name>.json}, which is replaced only by whoever read its last
 * content. A state is kept before another one takes its place, {@code
 * models/history/<name>/<revision>.json}, so that it can be said later who was what. On a server
 * that ignores {@code If-Match} the last of two writers at the same moment wins: the roles are then
 * still those of one of them, but what the other did is undone unnoticed.
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

  /** Every state that the model has had, the oldest first and the present one last. */
  public List<ReleaseState> states(String name) {
    Optional<ReleaseState> present = state(name);
    Stream<ReleaseState> past =
        store
            .list(ModelKeys.ofHistory(name))
            .map(object -> parse(object.key(), store.get(object.key(), LARGEST).orElseThrow()));
    return Stream.concat(past, present.stream())
        .sorted(Comparator.comparing(ReleaseState::revision))
        .distinct()
        .toList();
  }

  Optional<Read> read(String name) {
    return store
        .getTagged(ModelKeys.ofAliases(name), LARGEST)
        .map(object -> new Read(parse(ModelKeys.ofAliases(name), object.bytes()), object.tag()));
  }

  /**
   * @param before what the change rests on; empty for a first champion
   * @return whether nobody else was faster
   */
  boolean replace(String name, Optional<Read> before, ReleaseState after) {
    String key = ModelKeys.ofAliases(name);
    byte[] json = EventJson.write(after);
    if (before.isEmpty()) {
      return store.putIfAbsent(key, json, JSON, Map.of());
    }
    ReleaseState state = before.get().state();
    new ImmutableObjects(store)
        .keep(ModelKeys.ofHistory(name, state.revision()), EventJson.write(state));
    return store.putIfUnchanged(key, json, JSON, before.get().tag());
  }

  private static ReleaseState parse(String key, byte[] json) {
    try {
      return EventJson.read(json, ReleaseState.class);
    } catch (MalformedEventException e) {
      throw new IllegalStateException(
          "the roles in %s cannot be read: %s".formatted(key, e.getMessage()), e);
    }
  }
}
