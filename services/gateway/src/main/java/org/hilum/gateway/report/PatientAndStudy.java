package org.hilum.gateway.report;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;

/**
 * What every object that is made here has: the original patient and study, untouched and in their
 * own characters, a series of its own, and who made it (PS3.3 C.7.1.1, C.7.2.1, C.7.5.1).
 */
final class PatientAndStudy {
  static final String MANUFACTURER = "Hilum";

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss.SSS");

  /** There, though perhaps empty, in every composite object: type 2. */
  private static final List<Tag> REQUIRED =
      List.of(
          Tags.STUDY_DATE,
          Tags.STUDY_TIME,
          Tags.ACCESSION_NUMBER,
          ReportTags.REFERRING_PHYSICIAN,
          Tags.PATIENT_NAME,
          Tags.PATIENT_ID,
          Tags.PATIENT_BIRTH_DATE,
          Tags.PATIENT_SEX,
          ReportTags.STUDY_ID);

  private static final List<Tag> COPIED =
      Stream.concat(
              Stream.of(
                  Tags.SPECIFIC_CHARACTER_SET,
                  Tags.STUDY_INSTANCE_UID,
                  Tags.STUDY_DESCRIPTION,
                  ReportTags.ISSUER_OF_PATIENT_ID),
              REQUIRED.stream())
          .toList();

  private PatientAndStudy() {}

  /** The beginning of an object that is its series' only one. */
  static DataSetBuilder of(Screening screening, Uid sopClass, String thing, String modality) {
    DataSetBuilder object = DataSet.builder();
    REQUIRED.forEach(object::text);
    COPIED.stream()
        .flatMap(tag -> screening.identity().element(tag).stream())
        .forEach(object::element);
    String date = DATE.format(screening.at());
    String time = TIME.format(screening.at());
    return object
        .text(Tags.SOP_CLASS_UID, sopClass.value())
        .text(Tags.SOP_INSTANCE_UID, screening.uid(thing).value())
        .text(Tags.SERIES_INSTANCE_UID, screening.uid(thing + " series").value())
        .text(Tags.MODALITY, modality)
        .integers(Tags.INSTANCE_NUMBER, 1)
        .text(ReportTags.SERIES_DATE, date)
        .text(ReportTags.SERIES_TIME, time)
        .text(ReportTags.CONTENT_DATE, date)
        .text(ReportTags.CONTENT_TIME, time)
        .text(Tags.MANUFACTURER, MANUFACTURER)
        .text(ReportTags.MODEL_NAME, ModelName.of(screening).name())
        .text(ReportTags.SOFTWARE_VERSIONS, screening.modelVersion());
  }
}
