package org.hilum.gateway.hold;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;

/** The holds in the object store, by patient. Of each patient there is one at most. */
@Singleton
public class LegalHolds {
  private static final String PREFIX = "holds/";
  private static final long LARGEST_BYTES = 64 * 1024;

  private final ObjectStore store;

  LegalHolds(ObjectStore store) {
    this.store = store;
  }

  /**
   * @param patient pseudonym
   */
  public Optional<LegalHold> find(String patient) {
    return store.get(PREFIX + patient, LARGEST_BYTES).map(json -> read(patient, json));
  }

  /** Pseudonyms of those who have one. */
  public Set<String> patients() {
    try (Stream<ObjectSummary> objects = store.list(PREFIX)) {
      return objects
          .map(object -> object.key().substring(PREFIX.length()))
          .collect(Collectors.toSet());
    }
  }

  public List<LegalHold> list() {
    return patients().stream().sorted().flatMap(patient -> find(patient).stream()).toList();
  }

  /**
   * In force when it returns.
   *
   * @return the hold that stands, which is another one if the patient had one
   */
  public LegalHold place(String patient, LegalHold hold) {
    byte[] json = EventJson.write(hold);
    boolean isPlaced =
        store.putIfAbsent(PREFIX + patient, json, MediaType.APPLICATION_JSON, Map.of());
    return isPlaced ? hold : find(patient).orElse(hold);
  }

  public void lift(String patient) {
    store.delete(PREFIX + patient);
  }

  private static LegalHold read(String patient, byte[] json) {
    try {
      return EventJson.read(json, LegalHold.class);
    } catch (MalformedEventException e) {
      throw new IllegalStateException("the hold on " + patient + " is not as it was written", e);
    }
  }
}
