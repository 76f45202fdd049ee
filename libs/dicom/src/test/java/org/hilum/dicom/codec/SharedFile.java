package org.hilum.dicom.codec;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real files, which are not part of the repository: {@code shared/data/dicom} beside it. */
final class SharedFile {
  private SharedFile() {}

  /** Ends the test as skipped where the files are absent. */
  static DicomFile read(String name) {
    Path folder =
        Path.of(System.getProperty("hilum.shared", "../../../shared")).resolve("data/dicom");
    assumeThat(Files.isDirectory(folder)).as("real DICOM files in %s", folder).isTrue();
    return DicomFile.read(folder.resolve(name));
  }
}
