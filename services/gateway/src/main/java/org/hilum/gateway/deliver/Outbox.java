package org.hilum.gateway.deliver;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.TaggedObject;

/**
 * The entries in the object store. Each change is one request, so that a crash leaves an entry
 * where it was or, between putting one aside and removing it, in both places; it is then refused
 * once more.
 */
@Singleton
public class Outbox {
  private static final String WAITING = "outbox/";
  private static final String REFUSED = "outbox-refused/";
  private static final long LARGEST_BYTES = 64 * 1024;

  private final ObjectStore store;

  Outbox(ObjectStore store) {
    this.store = store;
  }

  /** An entry that waits already stays as it is. */
  void enter(OutboxKey key, Instant now) {
    store.putIfAbsent(
        key.key(WAITING),
        EventJson.write(WaitingEntry.at(now)),
        MediaType.APPLICATION_JSON,
        Map.of());
  }

  /** Ordered by destination and result. */
  Stream<OutboxKey> waiting() {
    return listed(WAITING, "");
  }

  /** Ordered by result. */
  Stream<OutboxKey> waiting(String destination) {
    return listed(WAITING, destination + "/");
  }

  /** Ordered by destination and result. */
  Stream<OutboxKey> refused() {
    return listed(REFUSED, "");
  }

  /** Ordered by result. */
  Stream<OutboxKey> refused(String destination) {
    return listed(REFUSED, destination + "/");
  }

  Optional<WaitingEntry> findWaiting(OutboxKey key) {
    return store
        .get(key.key(WAITING), LARGEST_BYTES)
        .map(json -> read(key, json, WaitingEntry.class));
  }

  /** Empty where it is gone, or cannot be read and will be put aside. */
  Optional<Instant> enteredAt(OutboxKey key) {
    try {
      return findWaiting(key).map(WaitingEntry::enteredAt);
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  Optional<RefusedEntry> findRefused(OutboxKey key) {
    return store
        .get(key.key(REFUSED), LARGEST_BYTES)
        .map(json -> read(key, json, RefusedEntry.class));
  }

  /**
   * Takes an entry for one attempt.
   *
   * @param until nobody else takes it before, where the store honours conditions
   * @return the entry with this attempt; empty if it is gone, not due, or taken by somebody else
   */
  Optional<WaitingEntry> claim(OutboxKey key, Instant now, Instant until) {
    Optional<TaggedObject> object = store.getTagged(key.key(WAITING), LARGEST_BYTES);
    if (object.isEmpty()) {
      return Optional.empty();
    }
    WaitingEntry entry = read(key, object.get().bytes(), WaitingEntry.class);
    if (entry.notBefore().isAfter(now)) {
      return Optional.empty();
    }
    WaitingEntry claimed = entry.begun(until);
    boolean isOurs =
        store.putIfUnchanged(
            key.key(WAITING),
            EventJson.write(claimed),
            MediaType.APPLICATION_JSON,
            object.get().tag());
    return isOurs ? Optional.of(claimed) : Optional.empty();
  }

  void remove(OutboxKey key) {
    store.delete(key.key(WAITING));
  }

  void replace(OutboxKey key, WaitingEntry entry) {
    store.put(key.key(WAITING), EventJson.write(entry), MediaType.APPLICATION_JSON, Map.of());
  }

  void putAside(OutboxKey key, RefusedEntry entry) {
    store.put(key.key(REFUSED), EventJson.write(entry), MediaType.APPLICATION_JSON, Map.of());
    remove(key);
  }

  /**
   * Lets a refused entry wait anew, as if it had never been tried.
   *
   * @return whether there is one
   */
  boolean retry(OutboxKey key, Instant now) {
    if (findRefused(key).isEmpty()) {
      return false;
    }
    enter(key, now);
    store.delete(key.key(REFUSED));
    return true;
  }

  private Stream<OutboxKey> listed(String folder, String below) {
    return store
        .list(folder + below)
        .flatMap(object -> OutboxKey.ofKey(folder, object.key()).stream());
  }

  private static <E extends Record> E read(OutboxKey key, byte[] json, Class<E> type) {
    try {
      return EventJson.read(json, type);
    } catch (MalformedEventException e) {
      throw new IllegalStateException("an entry is not as it was written: " + key, e);
    }
  }
}
