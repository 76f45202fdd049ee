package org.hilum.dicom;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real DICOM files, where they are at hand: below {@code data/dicom} of the folder that {@code
 * -Dhilum.shared} names, or of the repository's neighbour {@code shared}.
 */
public final class RealFiles {
  private static final Path FOLDER =
      Path.of(System.getProperty("hilum.shared", "../../../shared"), "data", "dicom");

  private RealFiles() {}

  /** Skips the test where they are not. */
  public static void require() {
    assumeThat(FOLDER).as("real DICOM files; set hilum.shared").isDirectory();
  }

  public static byte[] read(String name) {
    try {
      return Files.readAllBytes(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
