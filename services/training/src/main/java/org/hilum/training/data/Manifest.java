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
  private static final String SUBTYPE = "subtype";

  private final Path file;
  private final List<String> columns;
  private final Map<String, Row> rows = new HashMap<>(); // by split/class/file

  /**
   * @param place where it stands, for complaints
   */
  private record Row(String place, List<String> fields) {}

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
      String place = "line %d of %s".formatted(i + 1, file);
      manifest.add(new Row(place, fields(lines.get(i), separator)), key);
    }
    return manifest;
  }

  private void add(Row row, List<Integer> key) {
    if (row.fields().size() != columns.size()) {
      throw new UnusableDataException(
          "%s has %d fields, the header %d"
              .formatted(row.place(), row.fields().size(), columns.size()));
    }
    String image = String.join("/", key.stream().map(row.fields()::get).toList());
    if (rows.put(image, row) != null) {
      throw new UnusableDataException(row.place() + " repeats the image " + image);
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
      values.add(rowOf(split, image).fields().get(index));
    }
    return new ColumnValues(column, values);
  }

  /**
   * The images with the findings that this table tells, as {@link #withFinding} reads them.
   *
   * @param split of the images
   * @throws UnusableDataException if there is a column of subtypes and an image has no row
   */
  public ImageSet withFindings(String split, ImageSet images) {
    int index = columns.indexOf(SUBTYPE);
    if (index < 0) {
      return images;
    }
    return new ImageSet(
        images.images().stream()
            .map(image -> withFinding(image, rowOf(split, image), index))
            .toList());
  }

  /**
   * The image of a row with the finding that the column {@code subtype}, if there is one, names:
   * normal, bacteria or virus. A blank leaves the finding as the file name tells it.
   *
   * @param row as {@code split/class/file}
   * @throws UnusableDataException if the subtype is another word or belongs to the other class
   */
  LabelledImage withFinding(String row, LabelledImage image) {
    int index = columns.indexOf(SUBTYPE);
    return index < 0 ? image : withFinding(image, rows.get(row), index);
  }

  private static LabelledImage withFinding(LabelledImage image, Row row, int index) {
    String word = row.fields().get(index).strip();
    if (word.isEmpty()) {
      return image;
    }
    Finding finding =
        Finding.ofWord(word)
            .orElseThrow(
                () ->
                    new UnusableDataException(
                        "%s has the subtype '%s'; allowed are %s"
                            .formatted(row.place(), word, String.join(", ", Finding.words()))));
    if (finding.label() != image.label()) {
      throw new UnusableDataException(
          "%s has the subtype '%s' for an image of class %s"
              .formatted(row.place(), word, image.label()));
    }
    return image.showing(finding);
  }

  private Row rowOf(String split, LabelledImage image) {
    String name = split + "/" + image.name();
    if (!rows.containsKey(name)) {
      throw new UnusableDataException(file + " has no row for the image " + name);
    }
    return rows.get(name);
  }

  /** The images that have a row, as {@code split/class/file}. */
  public Set<String> images() {
    return Collections.unmodifiableSet(rows.keySet());
  }

  /** What a row says, by column, without what it leaves blank; empty for an image without a row. */
  public Map<String, String> row(String image) {
    List<String> fields = rows.containsKey(image) ? rows.get(image).fields() : List.of();
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).isBlank()) {
        values.put(columns.get(i), fields.get(i).strip());
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
