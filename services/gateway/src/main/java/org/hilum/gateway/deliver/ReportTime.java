package org.hilum.gateway.deliver;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A result and when it was told, to the millisecond.
 *
 * @param toldAt not later than it was, and less than a millisecond earlier
 */
public record ReportTime(Instant toldAt, ResultKey key) {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  public static ReportTime of(Instant toldAt, ResultKey key) {
    return new ReportTime(toldAt.truncatedTo(ChronoUnit.MILLIS), key);
  }

  /** In the order of time, and unique. */
  public String text() {
    return FORM.format(toldAt) + "/" + key.path();
  }

  /** Empty for what {@link #text} has not written. */
  public static Optional<ReportTime> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    try {
      Instant toldAt = FORM.parse(text.substring(0, slash), Instant::from);
      return ResultKey.parse(text.substring(slash + 1)).map(key -> new ReportTime(toldAt, key));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Less than the text of whatever was told from then on, and more than that of all before. */
  static String before(Instant first) {
    return FORM.format(first);
  }
}
