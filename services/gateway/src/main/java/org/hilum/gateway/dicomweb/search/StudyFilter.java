package org.hilum.gateway.dicomweb.search;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.gateway.dicom.StudyKey;

/** What a search asks of studies that their keys in the list answer: Study Date and Patient ID. */
final class StudyFilter {
  /** With the exception of what has none, all dates come after it. */
  private static final String FIRST_DATE = "00000001";

  private static final Pattern DATE = Pattern.compile("\\d{8}");
  private static final Pattern WILDCARDS = Pattern.compile("[*?]");

  private final String dates;
  private final String patientId;

  StudyFilter(Map<Tag, String> keys) {
    this.dates = keys.getOrDefault(Tags.STUDY_DATE, "");
    String patient = keys.getOrDefault(Tags.PATIENT_ID, "");
    this.patientId = WILDCARDS.matcher(patient).find() ? "" : patient;
  }

  /** Whether it leaves anything out. */
  boolean isNarrow() {
    return !dates.isEmpty() || !patientId.isEmpty();
  }

  /** The attributes that need not be looked at any more. */
  Set<Tag> decided() {
    return patientId.isEmpty() ? Set.of(Tags.STUDY_DATE) : Set.of(Tags.STUDY_DATE, Tags.PATIENT_ID);
  }

  /** From which on studies may match; empty for all. */
  String firstDate() {
    if (dates.isEmpty()) {
      return "";
    }
    String first = dates.contains("-") ? dates.substring(0, dates.indexOf('-')) : dates;
    return DATE.matcher(first).matches() ? first : FIRST_DATE;
  }

  /** Whether neither this study nor any that follows matches. */
  boolean isBehind(StudyKey study) {
    String last = dates.substring(dates.indexOf('-') + 1);
    return DATE.matcher(last).matches() && study.date().compareTo(last) > 0;
  }

  boolean isMatch(StudyKey study) {
    boolean isOfDate =
        dates.isEmpty()
            || !study.date().equals(StudyKey.UNDATED)
                && AttributeMatch.isMatch(ValueRepresentation.DA, study.date(), dates);
    return isOfDate && (patientId.isEmpty() || study.patient().equals(StudyKey.patient(patientId)));
  }
}
