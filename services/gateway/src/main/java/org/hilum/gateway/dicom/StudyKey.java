package org.hilum.gateway.dicom;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.gateway.admit.ImageId;

/**
 * What the list of studies says of one, so that most need not be looked at.
 *
 * @param date of the study, eight digits, or {@link #UNDATED}
 * @param patient what {@link #patient} makes of the Patient ID
 */
public record StudyKey(String date, Uid study, String patient) {
  /** Of the objects that the gateway de-identified: their dates are gone. */
  public static final String UNDATED = "00000000";

  private static final Pattern DATE = Pattern.compile("\\d{8}");
  private static final int PATIENT_DIGITS = 32;

  static StudyKey of(IndexEntry entry) {
    String date =
        entry.text(Tags.STUDY_DATE).filter(it -> DATE.matcher(it).matches()).orElse(UNDATED);
    return new StudyKey(
        date, entry.uids().study(), patient(entry.text(Tags.PATIENT_ID).orElse("")));
  }

  /** A name of a fixed form for any Patient ID; the objects have pseudonyms there. */
  public static String patient(String patientId) {
    return ImageId.of(patientId.getBytes(UTF_8)).hex().substring(0, PATIENT_DIGITS);
  }

  /** Empty for what {@link #text} has not written. */
  static Optional<StudyKey> parse(String text) {
    List<String> parts = List.of(text.split("/", -1));
    return parts.size() == 3 && Uid.isWellFormed(parts.get(1))
        ? Optional.of(new StudyKey(parts.get(0), new Uid(parts.get(1)), parts.get(2)))
        : Optional.empty();
  }

  /** Ordered by date, then by study. */
  String text() {
    return date + "/" + study + "/" + patient;
  }
}
