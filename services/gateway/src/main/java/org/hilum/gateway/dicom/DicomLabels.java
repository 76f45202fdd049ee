package org.hilum.gateway.dicom;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.deidentify.Pseudonymiser;
import org.hilum.schemas.AgeGroup;
import org.hilum.schemas.Sex;
import org.hilum.schemas.XrayLabels;

/** What a data set says of its X-ray, without anything that names the patient. */
final class DicomLabels {
  private static final Tag PATIENT_AGE = Tag.of(0x0010, 0x1010);

  /** The standard wants three digits and a unit (PS3.5 6.2); those who write none mean years. */
  private static final Pattern AGE = Pattern.compile("(\\d{1,3})([DWMY]?)");

  private static final Map<String, Integer> UNITS_OF_A_YEAR =
      Map.of("D", 365, "W", 52, "M", 12, "Y", 1, "", 1);
  private static final int OLDEST = 130;

  private static final Pattern MODALITY = Pattern.compile("[A-Z]{2,16}");
  private static final Map<String, Sex> SEXES =
      Map.of("F", Sex.FEMALE, "M", Sex.MALE, "O", Sex.OTHER);

  private final Naming names;

  DicomLabels(Naming names) {
    this.names = names;
  }

  /**
   * @param deviceName in the form of such names
   */
  XrayLabels of(DataSet original, String deviceName) {
    Map<String, String> labels = new HashMap<>();
    labels.put(XrayLabels.DEVICE, deviceName);
    Views views = Views.of(original);
    Map<String, Optional<String>> found =
        Map.ofEntries(
            Map.entry(
                XrayLabels.MODALITY,
                original.text(Tags.MODALITY).filter(term -> MODALITY.matcher(term).matches())),
            Map.entry(XrayLabels.VIEW, views.view().map(Enum::name)),
            Map.entry(XrayLabels.OTHER_VIEW, views.other()),
            Map.entry(XrayLabels.BODY_PART, BodyParts.of(original)),
            Map.entry(XrayLabels.AGE_GROUP, years(original).map(AgeGroup::of).map(Enum::name)),
            Map.entry(
                XrayLabels.SEX, original.text(Tags.PATIENT_SEX).map(SEXES::get).map(Enum::name)),
            Map.entry(
                XrayLabels.PATIENT,
                pseudonym(Pseudonymiser.Kind.PATIENT, Tags.PATIENT_ID, original)),
            Map.entry(
                XrayLabels.STUDY,
                pseudonym(Pseudonymiser.Kind.STUDY, Tags.STUDY_INSTANCE_UID, original)),
            Map.entry(
                XrayLabels.SERIES,
                pseudonym(Pseudonymiser.Kind.SERIES, Tags.SERIES_INSTANCE_UID, original)),
            Map.entry(
                XrayLabels.INSTANCE,
                pseudonym(Pseudonymiser.Kind.INSTANCE, Tags.SOP_INSTANCE_UID, original)));
    found.forEach((key, value) -> value.ifPresent(text -> labels.put(key, text)));
    return new XrayLabels(labels);
  }

  private Optional<String> pseudonym(Pseudonymiser.Kind kind, Tag tag, DataSet original) {
    return original.text(tag).map(identifier -> names.label(kind, identifier));
  }

  /** Completed years of life, as said or from the days of birth and study. */
  private static Optional<Integer> years(DataSet original) {
    return original
        .text(PATIENT_AGE)
        .map(AGE::matcher)
        .filter(Matcher::matches)
        .map(age -> Integer.parseInt(age.group(1)) / UNITS_OF_A_YEAR.get(age.group(2)))
        .or(() -> yearsBetween(original))
        .filter(years -> years >= 0 && years <= OLDEST);
  }

  private static Optional<Integer> yearsBetween(DataSet original) {
    Optional<LocalDate> birth = original.date(Tags.PATIENT_BIRTH_DATE);
    return original
        .date(Tags.STUDY_DATE)
        .flatMap(study -> birth.filter(day -> !day.isAfter(study)).map(day -> period(day, study)));
  }

  private static int period(LocalDate birth, LocalDate study) {
    return Period.between(birth, study).getYears();
  }
}
