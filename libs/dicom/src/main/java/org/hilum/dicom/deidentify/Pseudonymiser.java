package org.hilum.dicom.deidentify;

/** Replaces identifiers by keyed hashes: without the key nobody can tell which is whose. */
@FunctionalInterface
public interface Pseudonymiser {

  /** What is named, so that equal identifiers of two kinds stay apart. */
  enum Kind {
    PATIENT,
    STUDY,
    SERIES,
    INSTANCE
  }

  /**
   * Always the same of the same.
   *
   * @param original without spaces around it
   * @return 16 bytes
   */
  byte[] of(Kind kind, String original);
}
