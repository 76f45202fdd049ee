package org.hilum.training.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hilum.schemas.EventJson;

/**
 * Something that happened, before it has a place in the audit trail.
 *
 * @param happenedAt when, to the microsecond, as who told it says
 * @param imageId the image that it is about
 * @param modelVersion the model that it is about, {@code <name>/<version>}
 * @param digest SHA-256 of what told it; what has the same kind, subject and digest is told again
 * @param facts JSON object on one line; no patient's identity, not even a pseudonym
 */
public record AuditEvent(
    EntryKind kind,
    Instant happenedAt,
    Optional<String> imageId,
    Optional<String> modelVersion,
    String digest,
    String facts) {
  private static final Pattern IMAGE = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern MODEL = Pattern.compile("[a-z0-9][a-z0-9.-]*/[a-z0-9][a-z0-9.-]*");

  /** Of a key in the object store, which names its models. */
  private static final int LONGEST_MODEL = 1_024;

  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /**
   * @throws IllegalArgumentException if a subject or the time cannot be
   */
  public AuditEvent {
    imageId.ifPresent(id -> require(isImage(id), "'%s' is no image id", id));
    modelVersion.ifPresent(id -> require(isModel(id), "'%s' is no <name>/<version>", id));
    require(
        !happenedAt.isBefore(EARLIEST) && happenedAt.isBefore(LATEST),
        "%s is no time at which something happened",
        happenedAt);
    require(isOneLine(digest), "digest '%s' is not one line", digest);
    require(isOneLine(facts), "facts '%s' are not one line", facts);
    // PostgreSQL keeps no more, and the entry's hash is taken of what it keeps.
    happenedAt = happenedAt.truncatedTo(ChronoUnit.MICROS);
  }

  static boolean isImage(String id) {
    return IMAGE.matcher(id).matches();
  }

  static boolean isModel(String id) {
    return id.length() <= LONGEST_MODEL && MODEL.matcher(id).matches();
  }

  /** Facts as an entry holds them. PostgreSQL could not look into a document with U+0000. */
  static String json(Record facts) {
    return new String(EventJson.write(facts), UTF_8).replace("\\u0000", "\\ufffd");
  }

  /** The same however often the event is told. */
  String key() {
    return String.join(" ", kind.name(), digest, imageId.orElse(""), modelVersion.orElse(""));
  }

  private static boolean isOneLine(String text) {
    return !text.isEmpty() && text.indexOf('\n') < 0;
  }

  private static void require(boolean holds, String complaint, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(complaint.formatted(value));
    }
  }
}
