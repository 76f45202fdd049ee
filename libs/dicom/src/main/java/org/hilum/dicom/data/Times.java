package org.hilum.dicom.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times of PS3.5 6.2, and with the separators that ACR-NEMA wrote. */
final class Times {
  private static final Pattern DATE = Pattern.compile("(\\d{4})([.]?)(\\d{2})\\2(\\d{2})");
  private static final Pattern TIME =
      Pattern.compile("(\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:\\.(\\d{1,6}))?)?)?");

  private Times() {}

  static Optional<LocalDate> date(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(number(date, 1), number(date, 3), number(date, 4)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A leap second becomes the second before it: the JDK has no 60th. */
  static Optional<LocalTime> time(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    int second = number(time, 3);
    String fraction = time.group(4) == null ? "" : time.group(4);
    int nanos = Integer.parseInt((fraction + "000000000").substring(0, 9));
    try {
      return Optional.of(
          LocalTime.of(number(time, 1), number(time, 2), second == 60 ? 59 : second, nanos));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher text, int group) {
    return text.group(group) == null ? 0 : Integer.parseInt(text.group(group));
  }
}
