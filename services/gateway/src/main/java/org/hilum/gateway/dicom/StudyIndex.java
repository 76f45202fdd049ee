package org.hilum.gateway.dicom;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.hilum.storage.ObjectStore;

/**
 * Which studies there are, as keys without content: a page of them, by date or patient or from some
 * place on, costs a request of the store for a thousand of them and reads none. A study whose
 * instances contradict one another is listed more than once.
 */
final class StudyIndex {
  private static final String STUDIES = "dicom-studies/";

  /** There once what was indexed before there was this list is in it. */
  private static final String COMPLETE = "dicom-studies-complete";

  /** Images of a study come together. An erasure may take it off the list after that. */
  private static final Duration REMEMBERED = Duration.ofSeconds(10);

  private static final int MOST_REMEMBERED = 10_000;

  private final ObjectStore store;
  private final Map<String, Instant> listed = new ConcurrentHashMap<>();
  private volatile boolean isComplete;

  StudyIndex(ObjectStore store) {
    this.store = store;
  }

  /** Safe to repeat. */
  void add(IndexEntry entry) {
    String key = keyOf(entry);
    Instant now = Instant.now();
    if (listed.getOrDefault(key, Instant.MIN).isBefore(now.minus(REMEMBERED))) {
      put(key);
      if (listed.size() >= MOST_REMEMBERED) {
        listed.clear();
      }
      listed.put(key, now);
    }
  }

  static String keyOf(IndexEntry entry) {
    return STUDIES + StudyKey.of(entry).text();
  }

  private void put(String key) {
    store.putIfAbsent(key, key.getBytes(UTF_8), MediaType.TEXT_PLAIN, Map.of());
  }

  /** Ordered by date, then by study, from a date on. */
  Stream<StudyKey> from(String date) {
    return store
        .list(STUDIES, STUDIES + date)
        .flatMap(object -> StudyKey.parse(object.key().substring(STUDIES.length())).stream());
  }

  /**
   * Whoever asks first, once for an installation, waits for it.
   *
   * @param indexed all that there is
   */
  void complete(Stream<IndexEntry> indexed) {
    if (isComplete) {
      return;
    }
    if (store.head(COMPLETE).isEmpty()) {
      indexed.forEach(this::add);
      put(COMPLETE);
    }
    isComplete = true;
  }
}
