package org.hilum.gateway.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hilum.dicom.data.DataSet;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.report.FhirReport;
import org.hilum.gateway.report.Screening;
import org.hilum.storage.ObjectStore;
import org.jboss.logging.Logger;

/**
 * Where the reports of results are, by the ids of their resources and by time. Its keys hold
 * neither a patient's nor a study's name. After a crash an entry may be there before its result is.
 */
@Singleton
public class ReportIndex {
  private static final Logger LOG = Logger.getLogger(ReportIndex.class);
  private static final String IDS = "reports/ids/";
  private static final String TIMES = "reports/times/";

  /** There once what was kept before there was this index is in it. */
  private static final String COMPLETE = "reports/complete";

  private static final long LARGEST_BYTES = 4 * 1024;
  private static final ZoneId ANY = ZoneOffset.UTC;

  private final ObjectStore store;
  private final Results results;
  private volatile boolean isComplete;

  ReportIndex(ObjectStore store, Results results) {
    this.store = store;
    this.results = results;
  }

  /** Safe to repeat. */
  void add(ResultKey key, Told told) {
    Screening screening = told.about(DataSet.builder().build(), ANY);
    FhirReport.ids(screening).forEach(id -> put(IDS + id, key.path()));
    put(TIMES + ReportTime.of(screening.toldAt(), key).text(), "");
  }

  private void put(String key, String content) {
    store.putIfAbsent(key, content.getBytes(UTF_8), MediaType.TEXT_PLAIN, Map.of());
  }

  /**
   * @param id of a resource, or of the structured report that says the same
   */
  public Optional<ResultKey> find(UUID id) {
    complete();
    return store
        .get(IDS + id, LARGEST_BYTES)
        .flatMap(path -> ResultKey.parse(new String(path, UTF_8)));
  }

  /** Ordered by time; those that were told from then on. */
  public Stream<ReportTime> from(Instant first) {
    return after(ReportTime.before(first));
  }

  /**
   * Ordered by time.
   *
   * @param text of the one before
   */
  public Stream<ReportTime> after(String text) {
    complete();
    return store
        .list(TIMES, TIMES + text)
        .flatMap(object -> ReportTime.parse(object.key().substring(TIMES.length())).stream());
  }

  /** The objects that lead to an image's results by their ids. */
  public List<String> keysOf(ImageId imageId) {
    try (Stream<ResultKey> kept = results.list(imageId)) {
      return kept.flatMap(key -> readable(key).stream())
          .flatMap(ReportIndex::ids)
          .map(id -> IDS + id)
          .toList();
    }
  }

  /** Nothing can be said of one that cannot be read, and the others do not wait for it. */
  private Optional<Told> readable(ResultKey key) {
    try {
      return results.find(key);
    } catch (IllegalStateException e) {
      LOG.errorf(e, "a kept result is passed over %s", key.path());
      return Optional.empty();
    }
  }

  private static Stream<UUID> ids(Told told) {
    return FhirReport.ids(told.about(DataSet.builder().build(), ANY)).stream();
  }

  /** Whoever asks first, once for an installation, waits for it. */
  private void complete() {
    if (isComplete) {
      return;
    }
    if (store.head(COMPLETE).isEmpty()) {
      try (Stream<ResultKey> kept = results.list()) {
        kept.forEach(key -> readable(key).ifPresent(told -> add(key, told)));
      }
      put(COMPLETE, "");
    }
    isComplete = true;
  }
}
