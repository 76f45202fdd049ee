package org.hilum.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects figures under dotted keys: {@code engine.images_per_second}. */
public final class Report {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final PrintStream output;
  private final PrintStream progress;
  private final Map<String, Double> figures = new LinkedHashMap<>();

  public Report(PrintStream output, PrintStream progress) {
    this.output = output;
    this.progress = progress;
  }

  public void progress(String line) {
    progress.println("  " + line);
  }

  public void heading(String text) {
    output.printf("%n%s%n", text);
  }

  public void line(String text) {
    output.println("  " + text);
  }

  public void put(String key, double value) {
    figures.put(key, value);
  }

  /**
   * @throws IllegalStateException if it has not been measured
   */
  public double figure(String key) {
    if (!figures.containsKey(key)) {
      throw new IllegalStateException(key + " has not been measured");
    }
    return figures.get(key);
  }

  public void printFigures() {
    heading("Figures");
    figures.forEach((key, value) -> line("%-52s %10.4g".formatted(key, value)));
  }

  /** A dot in a key opens an object. */
  public void write(Path file) {
    ObjectNode root = JSON.createObjectNode();
    figures.forEach(
        (key, value) -> {
          ObjectNode parent = root;
          String[] names = key.split("\\.");
          for (int i = 0; i < names.length - 1; i++) {
            parent = parent.withObjectProperty(names[i]);
          }
          parent.put(names[names.length - 1], value);
        });
    try {
      JSON.writeValue(file.toFile(), root);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
