package org.hilum.training.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An image of the data set.
 *
 * @param file where it lies
 * @param name {@code CLASS/file}, the same on every machine
 * @param finding what it shows
 * @param patient token of the patient, from the file name
 * @param sha256 digest of the file, 64 lower-case hexadecimal digits
 */
public record LabelledImage(
    Path file, String name, Finding finding, String patient, String sha256) {
  public byte[] bytes() {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read image " + file, e);
    }
  }

  public Label label() {
    return finding.label();
  }

  /** The same image with what a better source says it shows. */
  LabelledImage showing(Finding better) {
    return new LabelledImage(file, name, better, patient, sha256);
  }

  /** False if the file name stands in for the patient's token. */
  public boolean isPatientKnown() {
    return !patient.equals(fileName());
  }

  /** The same image of a patient whom a better source names. */
  LabelledImage ofPatient(String token) {
    return new LabelledImage(file, name, finding, token, sha256);
  }

  String fileName() {
    return file.getFileName().toString();
  }

  public boolean isPneumonia() {
    return label() == Label.PNEUMONIA;
  }
}
