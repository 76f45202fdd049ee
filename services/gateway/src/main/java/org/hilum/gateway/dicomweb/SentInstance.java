package org.hilum.gateway.dicomweb;

import java.util.Optional;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.gateway.dicom.SopReference;

/**
 * What a part says of itself, as far as it can be read.
 *
 * @param study as its sender names it
 */
record SentInstance(Optional<SopReference> sop, Optional<Uid> study) {
  private static final DicomReader READER = new DicomReader(ReadLimits.standard());

  static SentInstance of(byte[] file) {
    return READER
        .read(file)
        .fold(SentInstance::of, refused -> new SentInstance(Optional.empty(), Optional.empty()));
  }

  private static SentInstance of(DicomFile file) {
    DataSet dataSet = file.dataSet();
    Optional<SopReference> sop =
        dataSet
            .uid(Tags.SOP_CLASS_UID)
            .flatMap(
                sopClass ->
                    dataSet
                        .uid(Tags.SOP_INSTANCE_UID)
                        .map(instance -> new SopReference(sopClass, instance)));
    return new SentInstance(sop, dataSet.uid(Tags.STUDY_INSTANCE_UID));
  }
}
