package org.hilum.gateway.deliver;

import java.util.Optional;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.report.Documents;
import org.hilum.gateway.report.FhirBundle;
import org.hilum.gateway.report.HeatMapCapture;
import org.hilum.gateway.report.MeasurementReport;
import org.hilum.gateway.report.NotScreened;
import org.hilum.gateway.report.NotScreenedReport;
import org.hilum.gateway.report.Result;
import org.hilum.gateway.report.Screening;
import org.hilum.gateway.report.UnshowableImageException;
import org.hilum.storage.ObjectStore;

/** Makes documents of a screening and of the image in the store. */
record ResultDocuments(Screening screening, ObjectStore store) implements Documents {
  private static final DicomReader READER = new DicomReader(ReadLimits.standard());

  @Override
  public DicomFile report() {
    return screening instanceof Result result
        ? MeasurementReport.of(result)
        : NotScreenedReport.of((NotScreened) screening);
  }

  @Override
  public Optional<DicomFile> heatMap() throws UnshowableImageException {
    return screening instanceof Result result
        ? Optional.of(HeatMapCapture.of(result, image(new ImageId(result.imageId()))))
        : Optional.empty();
  }

  @Override
  public byte[] fhir() {
    return FhirBundle.of(screening);
  }

  private DicomFile image(ImageId imageId) throws UnshowableImageException {
    byte[] file =
        store
            .get(imageId.key(), ReadLimits.standard().maxBytes())
            .orElseThrow(() -> new UnshowableImageException("the image is gone"));
    return READER
        .read(file)
        .fold(
            readable -> readable,
            refused -> {
              throw new IllegalStateException(
                  "imageId=%s is no longer read: %s".formatted(imageId.hex(), refused.detail()));
            });
  }
}
