package org.hilum.schemas;

/** Patient's Sex (DICOM PS3.3, attribute 0010,0040). */
public enum Sex {
  FEMALE,
  MALE,
  OTHER
}
