package org.hilum.dicom.deidentify;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;

/**
 * How old the patient was, so coarse that few are alone with it: whole years below 20, because
 * children of different ages are read differently; then the last multiple of five years; and 90 for
 * all who are older than 89.
 */
final class PatientAge {
  static final Tag TAG = Tag.of(0x0010, 0x1010);

  private static final Pattern FORM = Pattern.compile("(\\d{1,3})([DWMY])");
  private static final int GROWN = 20;
  private static final int STEP = 5;
  private static final int OLDEST = 90;

  private PatientAge() {}

  static boolean put(Tag tag, DataSet original, DataSetBuilder object) {
    Optional<Integer> years = original.text(tag).flatMap(PatientAge::years);
    years.ifPresent(it -> object.text(TAG, coarse(it)));
    return years.isPresent();
  }

  /** From the dates of birth and study, which do not stay. */
  static void putFromDates(DataSet original, DataSetBuilder object) {
    Optional<LocalDate> birth = original.date(Tags.PATIENT_BIRTH_DATE);
    Optional<LocalDate> study = original.date(Tags.STUDY_DATE);
    if (birth.isPresent() && study.isPresent() && !study.get().isBefore(birth.get())) {
      object.text(TAG, coarse(Period.between(birth.get(), study.get()).getYears()));
    }
  }

  private static Optional<Integer> years(String age) {
    Matcher matcher = FORM.matcher(age);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "D" -> number / 365;
          case "W" -> number * 7 / 365;
          case "M" -> number / 12;
          default -> number;
        });
  }

  private static String coarse(int years) {
    int coarse = years < GROWN ? years : Math.min(OLDEST, years - years % STEP);
    return "%03dY".formatted(coarse);
  }
}
