package org.hilum.local.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What docs/operations.md promises of metrics and of lines of logs. */
final class OperationsGuide {
  private static final Pattern METRIC =
      Pattern.compile("(?m)^\\| `(hilum_[a-z_]+)` \\| [a-z]+ \\|([^|]*)\\|");
  private static final Pattern LOG_KEY = Pattern.compile("(?m)^\\| `([a-zA-Z.]+)` \\| log \\|");
  private static final Pattern SERIES =
      Pattern.compile("(?m)^(hilum_[a-z_]+?)(?:_sum|_count|_max|_bucket)?(?:\\{([^}]*)})? .*$");
  private static final Pattern TAG = Pattern.compile("([a-z_]+)=\"");
  private static final Pattern WORD = Pattern.compile("`([a-z_]+)`");

  /** Of histograms. */
  private static final String BUCKET = "le";

  private final String text;

  private OperationsGuide(String text) {
    this.text = text;
  }

  static OperationsGuide read(Path home) {
    Path file = home.resolve("docs/operations.md");
    try {
      return new OperationsGuide(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Names with their tags, a line each, that a service shows and the guide does not know. */
  Set<String> unknownMetrics(String scrape) {
    Map<String, Set<String>> known = new TreeMap<>();
    METRIC
        .matcher(text)
        .results()
        .forEach(row -> known.put(row.group(1), words(WORD, row.group(2))));
    return SERIES
        .matcher(scrape)
        .results()
        .filter(series -> !tags(series).equals(known.get(series.group(1))))
        .map(series -> series.group(1) + tags(series))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Keys of a line; those of an object inside it stand behind a point. */
  Set<String> logKeys() {
    return words(LOG_KEY, text);
  }

  private static Set<String> tags(MatchResult series) {
    Set<String> tags =
        Stream.ofNullable(series.group(2))
            .flatMap(all -> words(TAG, all).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    tags.removeAll(Arrays.asList(BUCKET));
    return tags;
  }

  private static Set<String> words(Pattern pattern, String in) {
    return pattern
        .matcher(in)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
