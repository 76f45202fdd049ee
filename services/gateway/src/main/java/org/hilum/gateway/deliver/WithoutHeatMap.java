package org.hilum.gateway.deliver;

import java.util.Optional;
import org.hilum.dicom.file.DicomFile;
import org.hilum.gateway.report.Documents;

/** What can be delivered where a heat map cannot be made. */
record WithoutHeatMap(Documents all) implements Documents {
  @Override
  public DicomFile report() {
    return all.report();
  }

  @Override
  public Optional<DicomFile> heatMap() {
    return Optional.empty();
  }

  @Override
  public byte[] fhir() {
    return all.fhir();
  }
}
