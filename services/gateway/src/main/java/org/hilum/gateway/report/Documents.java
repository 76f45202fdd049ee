package org.hilum.gateway.report;

import java.util.Optional;
import org.hilum.dicom.file.DicomFile;

/** All that can be delivered of one screening; each is made when it is asked for. */
public interface Documents {
  /** {@link MeasurementReport} or {@link NotScreenedReport}. */
  DicomFile report();

  /**
   * {@link HeatMapCapture}; empty for an image that was not screened.
   *
   * @throws UnshowableImageException if there is none, which no retry changes
   */
  Optional<DicomFile> heatMap() throws UnshowableImageException;

  /** {@link FhirBundle}. */
  byte[] fhir();
}
