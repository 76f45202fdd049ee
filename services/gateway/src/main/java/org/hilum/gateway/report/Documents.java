package org.hilum.gateway.report;

import org.hilum.dicom.file.DicomFile;

/** All that can be delivered of one result; each is made when it is asked for. */
public interface Documents {
  /** {@link MeasurementReport}. */
  DicomFile report();

  /**
   * {@link HeatMapCapture}.
   *
   * @throws UnshowableImageException if there is none, which no retry changes
   */
  DicomFile heatMap() throws UnshowableImageException;

  /** {@link FhirBundle}. */
  byte[] fhir();
}
