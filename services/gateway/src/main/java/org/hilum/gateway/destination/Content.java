package org.hilum.gateway.destination;

/** A DICOM object of a result. */
public enum Content {
  REPORT,
  HEAT_MAP
}
