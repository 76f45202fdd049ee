package org.hilum.dicom.file;

/** How elements are laid out (PS3.5 7.1 and 7.3). */
enum Encoding {
  IMPLICIT_LITTLE,
  EXPLICIT_LITTLE,
  EXPLICIT_BIG;

  boolean isExplicit() {
    return this != IMPLICIT_LITTLE;
  }

  boolean isBig() {
    return this == EXPLICIT_BIG;
  }
}
