package org.hilum.gateway.dicom;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.gateway.admit.Limits;

/** Looks at DICOM files that lie among the images already, whoever put them there. */
@Singleton
public class StoredFiles {
  private static final Tag PATIENT_IDENTITY_REMOVED = Tag.of(0x0012, 0x0062);

  private final DicomReader reader;
  private final InstanceCheck check;

  StoredFiles(Limits limits) {
    this.reader = new DicomReader(limits.ofDicom());
    this.check = new InstanceCheck(limits);
  }

  /** A word for why it must not be screened; empty where it may. */
  public Optional<String> objection(byte[] file) {
    return reader.read(file).fold(this::objection, refused -> Optional.of(refused.reason().name()));
  }

  private Optional<String> objection(DicomFile file) {
    if (file.dataSet().text(PATIENT_IDENTITY_REMOVED).filter("YES"::equals).isEmpty()) {
      return Optional.of("NOT_DEIDENTIFIED");
    }
    return check.refusal(file).map(refused -> refused.reason().name());
  }
}
