package org.hilum.training.trail;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query string of the trail, as it came. */
public record TrailRequest(
    @Parameter(
            description = "Only what happened at or after this instant",
            example = "2026-05-04T08:00:00Z")
        @QueryParam("from")
        Optional<String> from,
    @Parameter(
            description = "Only what happened before this instant",
            example = "2026-05-05T08:00:00Z")
        @QueryParam("until")
        Optional<String> until,
    @Parameter(description = "The `next` of the page before")
        @QueryParam("after")
        @DefaultValue("0")
        String after,
    @Parameter(description = "Entries a page, 1 to 1000", example = "100")
        @QueryParam("limit")
        @DefaultValue("100")
        String limit) {
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
  private static final long MOST = 1_000;

  /** What became of the query string. */
  sealed interface Reading {
    /** It can be answered. */
    record Readable(TrailQuery query) implements Reading {}

    /** It cannot, and why. */
    record Refused(String detail) implements Reading {}
  }

  Reading read() {
    try {
      return new Reading.Readable(
          new TrailQuery(
              from.map(text -> instant("from", text)).orElse(EARLIEST),
              until.map(text -> instant("until", text)).orElse(LATEST),
              number("after", after, 0, Long.MAX_VALUE),
              Math.toIntExact(number("limit", limit, 1, MOST))));
    } catch (IllegalArgumentException e) {
      return new Reading.Refused(e.getMessage());
    }
  }

  private static Instant instant(String name, String text) {
    try {
      Instant instant = Instant.parse(text);
      if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
        throw new IllegalArgumentException(name + " must lie in the years 1900 to 9999");
      }
      return instant;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " must be an instant like 2026-05-04T08:00:00Z", e);
    }
  }

  private static long number(String name, String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told as any other number that will not do.
    }
    throw new IllegalArgumentException(
        "%s must be a whole number from %d to %d".formatted(name, least, most));
  }
}
