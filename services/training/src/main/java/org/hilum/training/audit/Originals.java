package org.hilum.training.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.hilum.network.weights.Digest;
import org.hilum.training.data.DataSet;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.Manifest;
import org.hilum.training.data.Split;
import org.hilum.training.data.UnusableDataException;

/**
 * What a manifest knows of the images besides their files: {@code patient_token}, and of the
 * original {@code width}, {@code height} and {@code bytes}, each where it is given.
 */
public final class Originals {
  private static final List<String> NUMBERS = List.of("width", "height", "bytes");

  /** An image's row, by the name of the column; empty values are left out. */
  record Entry(Map<String, String> values) {
    Optional<String> patient() {
      return Optional.ofNullable(values.get("patient_token"));
    }

    OptionalLong number(String column) {
      return values.containsKey(column)
          ? OptionalLong.of(Long.parseLong(values.get(column)))
          : OptionalLong.empty();
    }
  }

  private static final Entry UNKNOWN = new Entry(Map.of());

  private final Optional<String> digest;
  private final Map<String, Entry> entries;

  private Originals(Optional<String> digest, Map<String, Entry> entries) {
    this.digest = digest;
    this.entries = entries;
  }

  /** Every image is known by its file alone. */
  public static Originals none() {
    return new Originals(Optional.empty(), Map.of());
  }

  /**
   * @throws UnusableDataException if the manifest cannot be understood or names no image of the
   *     set, or if an image of the set has no row
   */
  public static Originals read(Path file, DataSet data) {
    Manifest manifest = Manifest.read(file);
    Map<String, Entry> entries = new HashMap<>();
    for (String image : manifest.images()) {
      Map<String, String> row = manifest.row(image);
      requireNumbers(file, image, row);
      if (entries.put(key(image), new Entry(row)) != null) {
        throw new UnusableDataException(
            "%s names two images %s; rename one of them".formatted(file, key(image)));
      }
    }
    compare(file, entries.keySet(), data);
    return new Originals(Optional.of(digestOf(file)), entries);
  }

  /** SHA-256 of the manifest; empty without one. */
  Optional<String> digest() {
    return digest;
  }

  static String digestOf(Path manifest) {
    try {
      return Digest.of(Files.readAllBytes(manifest));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the manifest " + manifest, e);
    }
  }

  Entry of(Split split, LabelledImage image) {
    return entries.getOrDefault(key(split, image), UNKNOWN);
  }

  private static String key(Split split, LabelledImage image) {
    return split.folder() + "/" + image.name();
  }

  /** Split, class and name; the file of a row may be a path below the folder of the data set. */
  private static String key(String row) {
    String[] parts = row.split("/", 3);
    String name = parts[2].substring(parts[2].lastIndexOf('/') + 1);
    return String.join("/", parts[0], parts[1], name);
  }

  private static void requireNumbers(Path file, String image, Map<String, String> row) {
    for (String column : NUMBERS) {
      if (!row.getOrDefault(column, "1").matches("[1-9]\\d{0,17}")) {
        throw new UnusableDataException(
            "%s gives %s the %s '%s'; expected a whole number above 0, or nothing"
                .formatted(file, image, column, row.get(column)));
      }
    }
  }

  private static void compare(Path file, Set<String> named, DataSet data) {
    Set<String> unmatched = new HashSet<>(named);
    for (Map.Entry<Split, ImageSet> split : data.splits().entrySet()) {
      for (LabelledImage image : split.getValue().images()) {
        String key = key(split.getKey(), image);
        if (!unmatched.remove(key)) {
          throw new UnusableDataException(
              "%s has no line for %s; add one or remove the image".formatted(file, key));
        }
      }
    }
    unmatched.stream()
        .sorted()
        .findFirst()
        .ifPresent(
            key -> {
              throw new UnusableDataException(
                  "%s names %s, which is missing in the data set; remove the line or add the file"
                      .formatted(file, key));
            });
  }
}
