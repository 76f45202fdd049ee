package org.hilum.training.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.hilum.training.data.UnusableDataException;

/** Trials that have ended, a line of JSON each. */
public final class TrialFile {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path file;

  public TrialFile(Path file) {
    this.file = file;
  }

  /**
   * All that were kept, in their order. A last line without an end was being written when the
   * search was killed; it is removed, and its trial will be run again.
   *
   * @throws UnusableDataException if another line is no trial
   */
  List<Trial> recover() {
    List<String> lines = wholeLines();
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      try {
        trials.add(MAPPER.readValue(lines.get(i), Trial.class));
      } catch (JsonProcessingException e) {
        throw new UnusableDataException(
            "line %d of %s is no trial: %s".formatted(i + 1, file, e.getOriginalMessage()));
      }
    }
    return trials;
  }

  private List<String> wholeLines() {
    if (Files.notExists(file)) {
      return List.of();
    }
    try {
      String text = Files.readString(file);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      if (whole.length() < text.length()) {
        Files.writeString(file, whole);
      }
      return whole.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot recover the trials in " + file, e);
    }
  }

  void append(Trial trial) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      byte[] line = (MAPPER.writeValueAsString(trial) + "\n").getBytes(UTF_8);
      Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep trial " + trial.number() + " in " + file, e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
