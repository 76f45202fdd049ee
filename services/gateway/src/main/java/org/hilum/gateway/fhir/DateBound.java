package org.hilum.gateway.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a time must stand to one that was given, both being stretches as long as they are precise
 * (FHIR R4, 3.1.1.4.5).
 *
 * @param from the first moment of what was given
 * @param until the first moment after it
 */
record DateBound(Comparison comparison, Instant from, Instant until) {
  private static final Pattern FORM = Pattern.compile("(eq|ge|gt|le|lt)?(\\d{4}.*)");

  enum Comparison {
    EQ,
    GE,
    GT,
    LE,
    LT
  }

  /**
   * @param zone of times without an offset
   */
  static Optional<DateBound> parse(String text, ZoneId zone) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    Comparison comparison =
        form.group(1) == null
            ? Comparison.EQ
            : Comparison.valueOf(form.group(1).toUpperCase(Locale.ROOT));
    try {
      return Optional.of(of(comparison, form.group(2), zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DateBound of(Comparison comparison, String time, ZoneId zone) {
    return switch (time.length()) {
      case 4 -> {
        LocalDate first = Year.parse(time).atDay(1);
        yield days(comparison, first, first.plusYears(1), zone);
      }
      case 7 -> {
        LocalDate first = YearMonth.parse(time).atDay(1);
        yield days(comparison, first, first.plusMonths(1), zone);
      }
      case 10 -> {
        LocalDate day = LocalDate.parse(time);
        yield days(comparison, day, day.plusDays(1), zone);
      }
      default -> {
        Instant from = instant(time, zone);
        boolean isFine = time.indexOf('.') >= 0;
        yield new DateBound(comparison, from, isFine ? from.plusMillis(1) : from.plusSeconds(1));
      }
    };
  }

  private static DateBound days(
      Comparison comparison, LocalDate first, LocalDate end, ZoneId zone) {
    return new DateBound(
        comparison, first.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
  }

  private static Instant instant(String time, ZoneId zone) {
    boolean hasOffset = time.matches(".*(Z|[+-]\\d\\d:\\d\\d)");
    return hasOffset
        ? OffsetDateTime.parse(time).toInstant()
        : LocalDateTime.parse(time).atZone(zone).toInstant();
  }

  /**
   * @param first moment of what is compared
   * @param end the first moment after it
   */
  boolean holds(Instant first, Instant end) {
    return switch (comparison) {
      case EQ -> !first.isBefore(from) && !end.isAfter(until);
      case GE -> end.isAfter(from);
      case GT -> end.isAfter(until);
      case LE -> first.isBefore(until);
      case LT -> first.isBefore(from);
    };
  }

  /** Whatever is shorter than a millisecond and ends before does not hold. */
  Instant earliest() {
    return switch (comparison) {
      case EQ, GE, GT -> from;
      case LE, LT -> Instant.EPOCH;
    };
  }

  /** Whatever begins then or later does not hold. */
  Instant latest() {
    return switch (comparison) {
      case EQ, LE -> until;
      case LT -> from;
      case GE, GT -> Instant.MAX;
    };
  }
}
