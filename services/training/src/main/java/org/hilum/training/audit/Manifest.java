package org.hilum.training.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.hilum.training.data.DataSet;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.Split;
import org.hilum.training.data.UnusableDataException;

/**
 * What is known of the images besides their files: a table with tabs between the columns, whose
 * first line names them. {@code split}, {@code class} and {@code file} say which image a line
 * means; {@code patient_token}, {@code width}, {@code height} and {@code bytes} of the original are
 * read where they are given. An absent manifest has no line for any image.
 */
public final class Manifest {
  private static final List<String> KEYS = List.of("split", "class", "file");
  private static final List<String> NUMBERS = List.of("width", "height", "bytes");

  /** An image's line, by the name of the column; empty values are left out. */
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

  private final Map<String, Entry> entries;

  private Manifest(Map<String, Entry> entries) {
    this.entries = entries;
  }

  /** Every image is known by its file alone. */
  public static Manifest none() {
    return new Manifest(Map.of());
  }

  /**
   * @throws UnusableDataException if a line cannot be understood or names no image of the set, or
   *     if an image of the set has no line
   */
  public static Manifest read(Path file, DataSet data) {
    List<String> lines = lines(file);
    List<String> columns = List.of(lines.isEmpty() ? new String[0] : cells(lines.get(0)));
    if (!columns.containsAll(KEYS)) {
      throw new UnusableDataException(
          "the first line of %s must name the columns %s, with tabs between them; it names %s"
              .formatted(file, KEYS, columns));
    }
    Map<String, Entry> entries = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      Entry entry = entry(columns, cells(lines.get(i)), file + " line " + (i + 1));
      entries.put(
          String.join("/", KEYS.stream().map(key -> entry.values().get(key)).toList()), entry);
    }
    compare(file, entries, data);
    return new Manifest(entries);
  }

  Entry of(Split split, LabelledImage image) {
    return entries.getOrDefault(key(split, image), UNKNOWN);
  }

  private static String key(Split split, LabelledImage image) {
    return split.folder() + "/" + image.name();
  }

  private static Entry entry(List<String> columns, String[] cells, String where) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < Math.min(columns.size(), cells.length); i++) {
      if (!cells[i].isBlank()) {
        values.put(columns.get(i), cells[i].strip());
      }
    }
    for (String key : KEYS) {
      if (!values.containsKey(key)) {
        throw new UnusableDataException(where + " has no " + key + "; complete or remove the line");
      }
    }
    for (String column : NUMBERS) {
      if (!values.getOrDefault(column, "1").matches("[1-9]\\d{0,17}")) {
        throw new UnusableDataException(
            "%s has %s '%s'; expected a whole number above 0, or nothing"
                .formatted(where, column, values.get(column)));
      }
    }
    return new Entry(values);
  }

  private static void compare(Path file, Map<String, Entry> entries, DataSet data) {
    Map<String, Entry> unmatched = new HashMap<>(entries);
    for (Map.Entry<Split, ImageSet> split : data.splits().entrySet()) {
      for (LabelledImage image : split.getValue().images()) {
        String key = key(split.getKey(), image);
        if (unmatched.remove(key) == null) {
          throw new UnusableDataException(
              "%s has no line for %s; add one or remove the image".formatted(file, key));
        }
      }
    }
    unmatched.keySet().stream()
        .sorted()
        .findFirst()
        .ifPresent(
            key -> {
              throw new UnusableDataException(
                  "%s names %s, which is missing in the data set; remove the line or add the file"
                      .formatted(file, key));
            });
  }

  private static String[] cells(String line) {
    return line.split("\t", -1);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the manifest " + file, e);
    }
  }
}
