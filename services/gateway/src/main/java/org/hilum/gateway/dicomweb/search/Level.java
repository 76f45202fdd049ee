package org.hilum.gateway.dicomweb.search;

import java.util.List;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;

/** What is searched for, and what an answer always tells of it (PS3.18 10.6.3.3). */
public enum Level {
  STUDY(
      List.of(
          Tags.STUDY_DATE,
          Tags.STUDY_TIME,
          Tags.ACCESSION_NUMBER,
          Tag.of(0x0008, 0x0090), // Referring Physician's Name
          Tags.PATIENT_NAME,
          Tags.PATIENT_ID,
          Tags.PATIENT_BIRTH_DATE,
          Tags.PATIENT_SEX,
          Tags.STUDY_INSTANCE_UID,
          Tag.of(0x0020, 0x0010)), // Study ID
      List.of(
          Tags.STUDY_DESCRIPTION,
          Tag.of(0x0010, 0x1010), // Patient's Age
          Tag.of(0x0012, 0x0062), // Patient Identity Removed
          Tag.of(0x0012, 0x0063))), // De-identification Method
  SERIES(
      List.of(
          Tags.MODALITY,
          Tags.SERIES_DESCRIPTION,
          Tags.STUDY_INSTANCE_UID,
          Tags.SERIES_INSTANCE_UID,
          Tag.of(0x0020, 0x0011)), // Series Number
      List.of(
          Tags.MANUFACTURER,
          Tags.BODY_PART_EXAMINED,
          Tag.of(0x0018, 0x1030), // Protocol Name
          Tag.of(0x0020, 0x0060))), // Laterality
  INSTANCE(
      List.of(
          Tags.SOP_CLASS_UID,
          Tags.SOP_INSTANCE_UID,
          Tags.STUDY_INSTANCE_UID,
          Tags.SERIES_INSTANCE_UID,
          Tags.INSTANCE_NUMBER,
          Tags.ROWS,
          Tags.COLUMNS,
          Tags.BITS_ALLOCATED),
      List.of());

  private final List<Tag> always;
  private final List<Tag> more;

  Level(List<Tag> always, List<Tag> more) {
    this.always = always;
    this.more = more;
  }

  List<Tag> always() {
    return always;
  }

  /** What {@code includefield=all} adds; for instances it adds all that the index has. */
  List<Tag> more() {
    return more;
  }
}
