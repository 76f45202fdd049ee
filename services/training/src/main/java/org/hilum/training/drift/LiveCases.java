package org.hilum.training.drift;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.schemas.Decision;
import org.hilum.training.collect.Database;

/** The live cases of champions, an image once a model however often it was judged. */
@ApplicationScoped
public class LiveCases {
  private static final String COLUMNS =
      "SELECT screened_at, device, decision, probability, unlikeness, is_pneumonia FROM live_case ";
  private static final String SINCE =
      COLUMNS
          + """
          WHERE model_version = ? AND screened_at >= ? AND screened_at < ?
          ORDER BY sequence DESC LIMIT ?
          """;
  private static final String LAST =
      COLUMNS + "WHERE model_version = ? ORDER BY sequence DESC LIMIT ?";
  private static final String LAST_READ =
      COLUMNS
          + "WHERE model_version = ? AND is_pneumonia IS NOT NULL ORDER BY sequence DESC LIMIT ?";

  private final Database database;

  LiveCases(Database database) {
    this.database = database;
  }

  /** Those that were screened from one moment on until before another; at most so many. */
  List<LiveCase> between(String modelVersion, Instant from, Instant until, int most)
      throws SQLException {
    return find(
        SINCE,
        select -> {
          select.setString(1, modelVersion);
          select.setObject(2, from.atOffset(ZoneOffset.UTC));
          select.setObject(3, until.atOffset(ZoneOffset.UTC));
          select.setInt(4, most);
        });
  }

  /** The last so many, the newest first. */
  public List<LiveCase> last(String modelVersion, int most) throws SQLException {
    return last(LAST, modelVersion, most);
  }

  /** The last so many on whose label the readers agree, the newest first. */
  public List<LiveCase> lastRead(String modelVersion, int most) throws SQLException {
    return last(LAST_READ, modelVersion, most);
  }

  private List<LiveCase> last(String sql, String modelVersion, int most) throws SQLException {
    return find(
        sql,
        select -> {
          select.setString(1, modelVersion);
          select.setInt(2, most);
        });
  }

  private interface Filling {
    void into(PreparedStatement select) throws SQLException;
  }

  private List<LiveCase> find(String sql, Filling filling) throws SQLException {
    return database.inTransaction(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            filling.into(select);
            List<LiveCase> cases = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                cases.add(liveCase(rows));
              }
            }
            return cases;
          }
        });
  }

  private static LiveCase liveCase(ResultSet row) throws SQLException {
    return new LiveCase(
        row.getObject(1, OffsetDateTime.class).toInstant(),
        row.getString(2),
        Decision.valueOf(row.getString(3)),
        row.getDouble(4),
        row.getDouble(5),
        Optional.ofNullable(row.getObject(6, Boolean.class)));
  }
}
