package org.hilum.bench.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hilum.servers.ServerSet;

/** What images leave behind in the object store and in Kafka. */
final class StoredBytes {
  private static final String LOG = ".log";
  private static final String TOPIC = "hilum.";

  private StoredBytes() {}

  /**
   * Bytes by kind.
   *
   * @param data folder of the local stack
   */
  static Map<String, Long> in(Path data) {
    Path bucket = data.resolve("s3").resolve(ServerSet.BUCKET);
    Map<String, Long> bytes = new LinkedHashMap<>();
    bytes.put("images", sum(bucket.resolve("xrays"), file -> true));
    bytes.put("outcomes", sum(bucket.resolve("outcomes"), file -> true));
    bytes.put("kafka", sum(data.resolve("kafka"), StoredBytes::holdsEvents));
    return bytes;
  }

  /** Its indexes are made larger than they are, ahead of time. */
  private static boolean holdsEvents(Path file) {
    return file.toString().endsWith(LOG)
        && file.getParent().getFileName().toString().startsWith(TOPIC);
  }

  private static long sum(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(wanted).mapToLong(StoredBytes::size).sum();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + file, e);
    }
  }
}
