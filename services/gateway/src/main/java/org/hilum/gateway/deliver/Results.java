package org.hilum.gateway.deliver;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.gateway.admit.ImageId;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;

/**
 * What was entered for delivery, as the worker told it: results, and failures of images that had no
 * result. None is ever changed. Where a model gave an image up and judged it later, its result
 * counts.
 */
@Singleton
public class Results {
  private static final String RESULTS = "results/";
  private static final String FAILURES = "failures/";
  private static final String ENDING = ".json";
  private static final long LARGEST_BYTES = 1 << 20;

  private final ObjectStore store;

  Results(ObjectStore store) {
    this.store = store;
  }

  /** Whether some model has judged the image. */
  boolean isJudged(ImageId imageId) {
    return keys(RESULTS, imageId.hex() + "/").findFirst().isPresent();
  }

  /** Whether some model has given the image up. */
  boolean isGivenUp(ImageId imageId) {
    return keys(FAILURES, imageId.hex() + "/").findFirst().isPresent();
  }

  /** All of them, in no useful order; one may come twice. */
  Stream<ResultKey> list() {
    return Stream.of(RESULTS, FAILURES).flatMap(folder -> keys(folder, ""));
  }

  /** Of an image. */
  public Stream<ResultKey> list(ImageId imageId) {
    return Stream.of(RESULTS, FAILURES).flatMap(folder -> keys(folder, imageId.hex() + "/"));
  }

  private Stream<ResultKey> keys(String folder, String below) {
    return store
        .list(folder + below)
        .map(ObjectSummary::key)
        .filter(key -> key.endsWith(ENDING))
        .map(key -> key.substring(folder.length(), key.length() - ENDING.length()))
        .flatMap(path -> ResultKey.parse(path).stream());
  }

  void keep(ResultKey key, Told told) {
    byte[] event =
        told instanceof Told.Judged judged
            ? EventJson.write(judged.event())
            : EventJson.write(((Told.GivenUp) told).event());
    String folder = told instanceof Told.Judged ? RESULTS : FAILURES;
    store.putIfAbsent(key(folder, key), event, MediaType.APPLICATION_JSON, Map.of());
  }

  Optional<Told> find(ResultKey key) {
    return find(RESULTS, key, ScreeningCompleted.class)
        .<Told>map(Told.Judged::new)
        .or(() -> find(FAILURES, key, ScreeningFailed.class).map(Told.GivenUp::new));
  }

  private <E extends Record> Optional<E> find(String folder, ResultKey key, Class<E> type) {
    return store
        .get(key(folder, key), LARGEST_BYTES)
        .map(json -> read(key(folder, key), json, type));
  }

  private static <E extends Record> E read(String key, byte[] json, Class<E> type) {
    try {
      return EventJson.read(json, type);
    } catch (MalformedEventException e) {
      throw new IllegalStateException("not as it was written: " + key, e);
    }
  }

  private static String key(String folder, ResultKey key) {
    return folder + key.path() + ENDING;
  }
}
