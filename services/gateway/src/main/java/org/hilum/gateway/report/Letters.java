package org.hilum.gateway.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes in capitals of five by seven pixels: a server may have no fonts. */
final class Letters {
  /** With the gap to the next letter, and to the next line. */
  static final int WIDTH = 6;

  static final int HEIGHT = 10;

  private static final String FILE = "letters.txt";
  private static final char UNKNOWN = '?';
  private static final int WHITE = 255;

  /** By letter, seven rows of five pixels. */
  private static final Map<Character, List<String>> SHAPES = shapes();

  private Letters() {}

  /**
   * @param scale side of a pixel of a letter
   */
  static void write(String text, RgbImage image, int left, int top, int scale) {
    String capitals = text.toUpperCase(Locale.ROOT);
    for (int i = 0; i < capitals.length(); i++) {
      List<String> rows = SHAPES.getOrDefault(capitals.charAt(i), SHAPES.get(UNKNOWN));
      for (int y = 0; y < rows.size() * scale; y++) {
        String row = rows.get(y / scale);
        for (int x = 0; x < row.length() * scale; x++) {
          if (row.charAt(x / scale) == '#') {
            image.set(left + i * WIDTH * scale + x, top + y, WHITE, WHITE, WHITE);
          }
        }
      }
    }
  }

  private static Map<Character, List<String>> shapes() {
    Map<Character, List<String>> shapes = new HashMap<>();
    shapes.put(' ', List.of());
    try (InputStream stream = Letters.class.getResourceAsStream(FILE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        List<String> fields = List.of(line.split(" "));
        shapes.put(fields.get(0).charAt(0), fields.subList(1, fields.size()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
    return Map.copyOf(shapes);
  }
}
