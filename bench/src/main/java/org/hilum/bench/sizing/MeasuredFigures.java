package org.hilum.bench.sizing;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The figures of docs/scaling.md: rows of {@code | `name` | number | unit and command |}. */
final class MeasuredFigures {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_]+)` \\| ([0-9][0-9,.]*|not measured) \\|");
  private static final String NOT_MEASURED = "not measured";

  private final Map<String, String> rows;

  private MeasuredFigures(Map<String, String> rows) {
    this.rows = rows;
  }

  static MeasuredFigures in(String document) {
    return new MeasuredFigures(
        ROW.matcher(document)
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2))));
  }

  /**
   * @throws IllegalArgumentException if the document has no number for it
   */
  double get(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("docs/scaling.md has no figure " + name));
  }

  /** Empty while nobody has measured it. */
  OptionalDouble find(String name) {
    String number = rows.getOrDefault(name, NOT_MEASURED);
    return number.equals(NOT_MEASURED)
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(number.replace(",", "")));
  }
}
