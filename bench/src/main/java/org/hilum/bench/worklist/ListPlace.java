package org.hilum.bench.worklist;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A case as the end of a page.
 *
 * @param readBy its deadline
 * @param imageId SHA-256 of the image
 */
record ListPlace(Instant readBy, String imageId) {
  private static final String EVENLY =
      """
      select read_by, image_id
      from (select read_by, image_id, row_number() over (order by read_by) as place from cases)
        as placed
      where place % ? = 0
      """;

  /** Places all along the list, the last of them among the unread. */
  static List<ListPlace> every(int cases, Connection database) throws SQLException {
    try (PreparedStatement select = database.prepareStatement(EVENLY)) {
      select.setInt(1, cases);
      List<ListPlace> places = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Instant readBy = rows.getObject(1, OffsetDateTime.class).toInstant();
          places.add(new ListPlace(readBy, rows.getString(2)));
        }
      }
      return places;
    }
  }

  /** As triage gives it away in {@code next}. */
  String cursor() {
    byte[] text = (readBy + "/" + imageId).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }
}
