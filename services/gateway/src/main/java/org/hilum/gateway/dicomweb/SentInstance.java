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
    DataSet dataSet =
        READER.read(file).fold(DicomFile::dataSet, refused -> DataSet.builder().build());
    return new SentInstance(SopReference.of(dataSet), dataSet.uid(Tags.STUDY_INSTANCE_UID));
  }
}
