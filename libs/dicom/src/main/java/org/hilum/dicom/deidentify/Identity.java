package org.hilum.dicom.deidentify;

import java.util.List;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;

/** What a result needs to find its way back to the patient's record. */
final class Identity {
  private static final List<Tag> TAGS =
      List.of(
          Tags.SPECIFIC_CHARACTER_SET,
          Tags.SOP_CLASS_UID,
          Tags.SOP_INSTANCE_UID,
          Tags.STUDY_DATE,
          Tags.STUDY_TIME,
          Tags.ACCESSION_NUMBER,
          Tag.of(0x0008, 0x0090), // Referring Physician's Name
          Tags.STUDY_DESCRIPTION,
          Tags.PATIENT_NAME,
          Tags.PATIENT_ID,
          Tag.of(0x0010, 0x0021), // Issuer of Patient ID
          Tags.PATIENT_BIRTH_DATE,
          Tags.PATIENT_SEX,
          Tags.STUDY_INSTANCE_UID,
          Tags.SERIES_INSTANCE_UID,
          Tag.of(0x0020, 0x0010)); // Study ID

  private Identity() {}

  /** As it is encoded; without values that are not of {@link IdentityForm}. */
  static DataSet of(DataSet original) {
    DataSetBuilder identity = DataSet.builder();
    TAGS.stream()
        .flatMap(tag -> original.element(tag).stream())
        .filter(element -> IdentityForm.has(original, element))
        .forEach(identity::element);
    return identity.build();
  }
}
