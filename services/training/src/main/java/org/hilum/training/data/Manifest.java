package org.hilum.training.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table of the images of a data set, separated by tabs or by commas, with a header. The columns
 * {@code split}, {@code class} and {@code file} say which image a row is of.
 */
public final class Manifest {
  private static final List<String> KEY = List.of("split", "class", "file");

  private final Path file;
  private final List<String> columns;
  private final Map<String, List<String>> rows = new HashMap<>(); // by split/class/file

  private Manifest(Path file, List<String> columns) {
    this.file = file;
    this.columns = columns;
  }

  /**
   * @throws UnusableDataException if there is no such file, a column of the key is missing, or a
   *     line has other fields than the header or repeats an image
   */
  public static Manifest read(Path file) {
    List<String> lines = lines(file);
    if (lines.isEmpty()) {
      throw new UnusableDataException(file + " is empty");
    }
    char separator = lines.get(0).indexOf('\t') >= 0 ? '\t' : ',';
    Manifest manifest = new Manifest(file, fields(lines.get(0), separator));
    List<Integer> key = KEY.stream().map(manifest::indexOf).toList();
    for (int i = 1; i < lines.size(); i++) {
      manifest.add("line %d of %s".formatted(i + 1, file), fields(lines.get(i), separator), key);
    }
    return manifest;
  }

  private void add(String line, List<String> row, List<Integer> key) {
    if (row.size() != columns.size()) {
      throw new UnusableDataException(
          "%s has %d fields, the header %d".formatted(line, row.size(), columns.size()));
    }
    String image = String.join("/", key.stream().map(row::get).toList());
    if (rows.put(image, row) != null) {
      throw new UnusableDataException(line + " repeats the image " + image);
    }
  }

  /**
   * @param split of the images
   * @throws UnusableDataException if there is no such column, or an image has no row
   */
  public ColumnValues valuesOf(String column, String split, ImageSet images) {
    int index = indexOf(column);
    List<String> values = new ArrayList<>();
    for (LabelledImage image : images.images()) {
      String name = split + "/" + image.name();
      if (!rows.containsKey(name)) {
        throw new UnusableDataException(file + " has no row for the image " + name);
      }
      values.add(rows.get(name).get(index));
    }
    return new ColumnValues(column, values);
  }

  /** The images that have a row, as {@code split/class/file}. */
  public Set<String> images() {
    return Collections.unmodifiableSet(rows.keySet());
  }

  /** What a row says, by column, without what it leaves blank; empty for an image without a row. */
  public Map<String, String> row(String image) {
    List<String> row = rows.getOrDefault(image, List.of());
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).isBlank()) {
        values.put(columns.get(i), row.get(i).strip());
      }
    }
    return values;
  }

  private int indexOf(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new UnusableDataException(
          "%s has no column '%s'; it has %s".formatted(file, column, String.join(", ", columns)));
    }
    return index;
  }

  private static List<String> lines(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UnusableDataException("there is no manifest " + file);
    }
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the manifest " + file, e);
    }
  }

  /** Quotes, as spreadsheets write them, shelter a separator and are left out. */
  private static List<String> fields(String line, char separator) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean isQuoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c == separator && !isQuoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
