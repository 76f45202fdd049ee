package org.hilum.triage.worklist;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in the reading list: that of the last entry of a page. Rows that come or go elsewhere do
 * not move it, so pages neither repeat nor skip an entry.
 */
record ListPosition(Instant readBy, String imageId) {

  static ListPosition of(ReadingListEntry entry) {
    return new ListPosition(entry.readBy(), entry.imageId());
  }

  String toCursor() {
    byte[] text = (readBy + "/" + imageId).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  static Optional<ListPosition> fromCursor(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int slash = text.indexOf('/');
      if (slash < 0 || !ImageId.isWellFormed(text.substring(slash + 1))) {
        return Optional.empty();
      }
      Instant readBy = Instant.parse(text.substring(0, slash));
      return Optional.of(new ListPosition(readBy, text.substring(slash + 1)));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
