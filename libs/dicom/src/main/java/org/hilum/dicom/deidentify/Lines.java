package org.hilum.dicom.deidentify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the lists of this package. */
final class Lines {
  private Lines() {}

  /**
   * The lines of a list, each cut at its spaces.
   *
   * @param fields of a line; the last one keeps its spaces
   */
  static List<String[]> of(String list, int fields) {
    try (InputStream stream = Lines.class.getResourceAsStream(list);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
      return lines.lines().map(line -> line.split(" ", fields)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + list, e);
    }
  }
}
