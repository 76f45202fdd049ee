package org.hilum.triage.worklist;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query string of the reading list, as it came. */
public record ListRequest(
    @Parameter(description = "`unread` (default), `read` or `all`", example = "unread")
        @QueryParam("state")
        @DefaultValue("unread")
        String state,
    @Parameter(
            description =
                "Only these: `unscreened`, `failed`, `flagged`, `indeterminate`, `clear`;"
                    + " may be repeated",
            example = "flagged")
        @QueryParam("screening")
        List<String> screenings,
    @Parameter(description = "Only from this device", example = "cr-2") @QueryParam("device")
        Optional<String> deviceId,
    @Parameter(
            description = "Only received at or after this instant",
            example = "2026-05-04T08:00:00Z")
        @QueryParam("since")
        Optional<String> since,
    @Parameter(description = "The `next` of the page before") @QueryParam("after")
        Optional<String> after,
    @Parameter(description = "Entries a page, 1 to 500", example = "50")
        @QueryParam("limit")
        @DefaultValue("50")
        String limit) {

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  /** What became of the query string. */
  sealed interface Reading {
    /** It can be answered. */
    record Readable(ReadingListQuery query) implements Reading {}

    /** It cannot, and why. */
    record Refused(String detail) implements Reading {}
  }

  Reading read() {
    try {
      return new Reading.Readable(
          new ReadingListQuery(
              word(ReadingState.class, "state", state),
              readScreenings(),
              deviceId.map(ListRequest::readDevice),
              since.map(ListRequest::readSince),
              after.map(ListRequest::readAfter),
              readLimit()));
    } catch (Unreadable e) {
      return new Reading.Refused(e.getMessage());
    }
  }

  private Set<Screening> readScreenings() {
    Set<Screening> wanted = EnumSet.noneOf(Screening.class);
    for (String screening : screenings) {
      wanted.add(word(Screening.class, "screening", screening));
    }
    return wanted;
  }

  private int readLimit() {
    try {
      int number = Integer.parseInt(limit);
      if (number >= 1 && number <= ReadingListQuery.MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number out of range.
    }
    throw new Unreadable("limit must be a number from 1 to " + ReadingListQuery.MOST + ".");
  }

  private static String readDevice(String device) {
    if (device.isBlank() || device.length() > 200 || device.indexOf('\0') >= 0) {
      throw new Unreadable("device must be 1 to 200 characters.");
    }
    return device;
  }

  private static Instant readSince(String since) {
    try {
      Instant instant = Instant.parse(since);
      if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
        return instant;
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    throw new Unreadable("since must be an instant like 2026-05-04T08:00:00Z.");
  }

  private static ListPosition readAfter(String cursor) {
    return ListPosition.fromCursor(cursor)
        .filter(position -> position.readBy().isAfter(EARLIEST))
        .filter(position -> position.readBy().isBefore(LATEST))
        .orElseThrow(() -> new Unreadable("after must be the `next` of an earlier page."));
  }

  private static <E extends Enum<E>> E word(Class<E> type, String parameter, String word) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    String words =
        String.join(
            ", ",
            java.util.Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList());
    throw new Unreadable(parameter + " must be one of: " + words + ".");
  }

  /** Leaves the reading of one parameter; becomes {@link Reading.Refused}. */
  private static final class Unreadable extends RuntimeException {
    Unreadable(String detail) {
      super(detail, null, false, false);
    }
  }
}
