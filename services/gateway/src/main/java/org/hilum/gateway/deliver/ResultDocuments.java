package org.hilum.gateway.deliver;

import java.util.Optional;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.Reading;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.dicom.DecodingMemory;
import org.hilum.gateway.dicom.Footprint;
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
record ResultDocuments(Screening screening, ObjectStore store, DecodingMemory memory)
    implements Documents {
  private static final DicomReader READER = new DicomReader(ReadLimits.standard());

  @Override
  public DicomFile report() {
    return screening instanceof Result result
        ? MeasurementReport.of(result)
        : NotScreenedReport.of((NotScreened) screening);
  }

  @Override
  public Optional<DicomFile> heatMap() throws UnshowableImageException {
    return screening instanceof Result result ? Optional.of(heatMap(result)) : Optional.empty();
  }

  @Override
  public byte[] fhir() {
    return FhirBundle.of(screening);
  }

  private DicomFile heatMap(Result result) throws UnshowableImageException {
    ImageId imageId = new ImageId(result.imageId());
    long length = store.head(imageId.key()).orElseThrow(ResultDocuments::gone).sizeBytes();
    DicomFile image = image(imageId, length);
    long decoded = Footprint.of(length, image.dataSet()).decoded();
    if (!memory.canDecode(decoded)) {
      throw new UnshowableImageException("the image is too large to be decoded here");
    }
    DecodingMemory.Share room = memory.decode(decoded);
    try (room) {
      return HeatMapCapture.of(result, image);
    }
  }

  private DicomFile image(ImageId imageId, long length) throws UnshowableImageException {
    DecodingMemory.Share room = memory.keep(new Footprint(length, 0).read());
    try (room) {
      return image(imageId);
    }
  }

  private static UnshowableImageException gone() {
    return new UnshowableImageException("the image is gone");
  }

  private DicomFile image(ImageId imageId) throws UnshowableImageException {
    byte[] file =
        store
            .get(imageId.key(), ReadLimits.standard().maxBytes())
            .orElseThrow(ResultDocuments::gone);
    if (READER.read(file) instanceof Reading.Readable<DicomFile> readable) {
      return readable.content();
    }
    throw new UnshowableImageException("the image is no longer read");
  }
}
