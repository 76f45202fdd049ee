package org.hilum.gateway.care;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hilum.schemas.DataErased;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;

/** The erasures in the object store: one folder each, one file a step. */
@Singleton
class Erasures {
  static final String TRIAGE = "triage";
  static final String TRAINING = "training";

  private static final String PREFIX = "erasures/";
  private static final String REQUEST = "request.json";
  private static final String PLAN = "plan.json";
  private static final String PROOF = "proof.json";
  private static final String ORDERED = "ordered";
  private static final String REMOVED = "removed";
  private static final String PROVED = "proved";
  private static final long LARGEST_BYTES = 64 << 20;

  private final ObjectStore store;

  Erasures(ObjectStore store) {
    this.store = store;
  }

  /**
   * @return the request that was first
   */
  ErasureRequest open(ErasureRequest request) {
    putOnce(request.careId(), REQUEST, EventJson.write(request));
    return request(request.careId()).orElseThrow();
  }

  Optional<ErasureRequest> request(String careId) {
    return read(careId, REQUEST, ErasureRequest.class);
  }

  /** Names of all, and what has been done of each. */
  private Map<String, Set<String>> steps() {
    Map<String, Set<String>> steps = new TreeMap<>();
    try (Stream<ObjectSummary> objects = store.list(PREFIX)) {
      objects
          .map(object -> object.key().split("/"))
          .filter(parts -> parts.length == 3)
          .forEach(parts -> steps.computeIfAbsent(parts[1], id -> new TreeSet<>()).add(parts[2]));
    }
    return steps;
  }

  List<ErasureRequest> list() {
    return all(steps -> true);
  }

  /** Those that are not over. */
  List<ErasureRequest> open() {
    return all(steps -> !steps.contains(PROVED));
  }

  /** Those that are over. */
  List<ErasureRequest> proved() {
    return all(steps -> steps.contains(PROVED));
  }

  private List<ErasureRequest> all(Predicate<Set<String>> wanted) {
    return steps().entrySet().stream()
        .filter(erasure -> wanted.test(erasure.getValue()))
        .flatMap(erasure -> request(erasure.getKey()).stream())
        .toList();
  }

  /** Whether something of the patient is being removed. */
  boolean hasBegun(String patient) {
    return open().stream()
        .anyMatch(
            request -> request.patient().equals(patient) && plan(request.careId()).isPresent());
  }

  Optional<ErasurePlan> plan(String careId) {
    return read(careId, PLAN, ErasurePlan.class);
  }

  void write(String careId, ErasurePlan plan) {
    put(careId, PLAN, EventJson.write(plan));
  }

  void withdrawPlan(String careId) {
    store.delete(key(careId, PLAN));
  }

  boolean isOrdered(String careId) {
    return has(careId, ORDERED);
  }

  void markOrdered(String careId) {
    put(careId, ORDERED, new byte[0]);
  }

  boolean isRemoved(String careId) {
    return has(careId, REMOVED);
  }

  void markRemoved(String careId) {
    put(careId, REMOVED, new byte[0]);
  }

  boolean isProved(String careId) {
    return has(careId, PROVED);
  }

  void markProved(String careId) {
    put(careId, PROVED, new byte[0]);
  }

  /** The first answer of a service stays: a later one has found less. */
  void keep(String service, DataErased answer) {
    putOnce(answer.careId(), service + ".json", EventJson.write(answer));
  }

  Optional<DataErased> answer(String careId, String service) {
    return read(careId, service + ".json", DataErased.class);
  }

  /**
   * @return the document that was first
   */
  byte[] keep(ErasureProof proof) {
    putOnce(proof.careId(), PROOF, EventJson.write(proof));
    return proof(proof.careId()).orElseThrow();
  }

  /** As it was written. */
  Optional<byte[]> proof(String careId) {
    return store.get(key(careId, PROOF), LARGEST_BYTES);
  }

  private boolean has(String careId, String file) {
    return store.head(key(careId, file)).isPresent();
  }

  private void put(String careId, String file, byte[] bytes) {
    store.put(key(careId, file), bytes, MediaType.APPLICATION_JSON, Map.of());
  }

  private void putOnce(String careId, String file, byte[] bytes) {
    store.putIfAbsent(key(careId, file), bytes, MediaType.APPLICATION_JSON, Map.of());
  }

  private <R extends Record> Optional<R> read(String careId, String file, Class<R> type) {
    return store
        .get(key(careId, file), LARGEST_BYTES)
        .map(
            json -> {
              try {
                return EventJson.read(json, type);
              } catch (MalformedEventException e) {
                throw new IllegalStateException("not as it was written: " + key(careId, file), e);
              }
            });
  }

  private static String key(String careId, String file) {
    return PREFIX + careId + "/" + file;
  }
}
