package org.hilum.local.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of docs/security.md that says when a service does not start. */
record StartTable(Map<String, Row> rows) {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("hilum.home", "../.."), "docs/security.md");
  private static final String TITLE = "## When it refuses to start";
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([^|]+) \\| (starts|does not start) \\| `([^`]+)` \\|$");

  /**
   * @param starts whether it starts all the same
   * @param line what it says; {@code …} stands for what differs from place to place
   */
  record Row(boolean starts, String line) {

    boolean isIn(String said) {
      return Pattern.compile(
              Pattern.quote(line).replace("…", "\\E.*\\Q"), Pattern.UNICODE_CHARACTER_CLASS)
          .matcher(said)
          .find();
    }
  }

  static StartTable read() {
    try {
      String text = Files.readString(DOCUMENT);
      int from = text.indexOf(TITLE);
      int to = text.indexOf("\n## ", from + TITLE.length());
      return new StartTable(
          ROW.matcher(text.substring(from, to))
              .results()
              .collect(
                  Collectors.toMap(
                      row -> row.group(1).strip(),
                      StartTable::row,
                      (one, other) -> other,
                      LinkedHashMap::new)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + DOCUMENT, e);
    }
  }

  private static Row row(MatchResult found) {
    return new Row(found.group(2).equals("starts"), found.group(3));
  }
}
