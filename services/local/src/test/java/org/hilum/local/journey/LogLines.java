package org.hilum.local.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a service has said of itself.
 *
 * @param lines one JSON object each
 */
record LogLines(List<JsonNode> lines) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Whatever else the JVM or a native library prints is no line of the service, nor is one that was
   * cut when the service was killed.
   */
  static LogLines read(Path log) {
    try (Stream<String> all = Files.lines(log)) {
      return new LogLines(all.flatMap(line -> parse(line).stream()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }

  /** Keys of an object inside a line stand behind a point. */
  Set<String> keys() {
    return lines.stream()
        .flatMap(line -> line.properties().stream())
        .flatMap(LogLines::keys)
        .collect(Collectors.toSet());
  }

  private static Stream<String> keys(Map.Entry<String, JsonNode> field) {
    return field.getValue().isObject()
        ? field.getValue().properties().stream().map(inner -> field.getKey() + "." + inner.getKey())
        : Stream.of(field.getKey());
  }

  private static Optional<JsonNode> parse(String line) {
    try {
      return Optional.of(JSON.readTree(line)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
