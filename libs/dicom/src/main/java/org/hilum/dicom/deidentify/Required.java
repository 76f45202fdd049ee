package org.hilum.dicom.deidentify;

import java.util.List;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;

/** Attributes of type 2 (PS3.3 A.2, A.8 and A.26): they must be there, and may be empty. */
final class Required {
  private static final String COMPUTED_RADIOGRAPHY = "1.2.840.10008.5.1.4.1.1.1";
  private static final String DIGITAL_X_RAY = "1.2.840.10008.5.1.4.1.1.1.1";

  private static final List<Tag> OF_EVERY_IMAGE =
      List.of(
          Tags.STUDY_DATE,
          Tags.STUDY_TIME,
          Tags.ACCESSION_NUMBER,
          Tags.MANUFACTURER,
          Tag.of(0x0008, 0x0090), // Referring Physician's Name
          Tags.PATIENT_NAME,
          Tags.PATIENT_ID,
          Tags.PATIENT_BIRTH_DATE,
          Tags.PATIENT_SEX,
          Tag.of(0x0020, 0x0010), // Study ID
          Tag.of(0x0020, 0x0011), // Series Number
          Tags.INSTANCE_NUMBER);
  private static final Tag DETECTOR_TYPE = Tag.of(0x0018, 0x7004);
  private static final Tag ACQUISITION_CONTEXT = Tag.of(0x0040, 0x0555);

  private Required() {}

  static void put(DataSet original, DataSetBuilder object) {
    OF_EVERY_IMAGE.forEach(tag -> putEmpty(tag, object));
    String sopClass = original.text(Tags.SOP_CLASS_UID).orElse("");
    if (sopClass.equals(COMPUTED_RADIOGRAPHY)) {
      putEmpty(Tags.BODY_PART_EXAMINED, object);
      putEmpty(Tags.VIEW_POSITION, object);
    } else if (sopClass.startsWith(DIGITAL_X_RAY)) { // for presentation and for processing
      putEmpty(DETECTOR_TYPE, object);
      object.items(ACQUISITION_CONTEXT);
    }
  }

  private static void putEmpty(Tag tag, DataSetBuilder object) {
    if (!object.holds(tag)) {
      object.text(tag);
    }
  }
}
