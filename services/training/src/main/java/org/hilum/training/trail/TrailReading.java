package org.hilum.training.trail;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.training.collect.Database;

/** Reads the audit trail of the service, a page at a time. */
@ApplicationScoped
class TrailReading {
  /** Readers, whoever released a model, devices: each kind of entry names its own. */
  private static final String PAGE =
      """
      SELECT sequence, recorded_at, happened_at, kind, image_id, model_version, digest, facts,
             previous, hash, coalesce(facts->>'reader', facts->>'by', facts->>'deviceId')
      FROM audit_entry
      WHERE sequence > ? AND happened_at >= ? AND happened_at < ?
      ORDER BY sequence LIMIT ?
      """;

  private final Database database;

  TrailReading(Database database) {
    this.database = database;
  }

  TrailPage page(TrailQuery query) throws SQLException {
    return database.inTransaction(
        connection -> {
          ChainHead head = new AuditTrail(connection).head();
          List<TrailPage.Line> lines = lines(connection, query);
          boolean isLast = lines.size() < query.limit();
          return new TrailPage(
              lines,
              isLast ? Optional.empty() : Optional.of(lines.get(lines.size() - 1).sequence()),
              head);
        });
  }

  private static List<TrailPage.Line> lines(Connection connection, TrailQuery query)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(PAGE)) {
      select.setLong(1, query.after());
      select.setObject(2, query.from().atOffset(ZoneOffset.UTC));
      select.setObject(3, query.until().atOffset(ZoneOffset.UTC));
      select.setInt(4, query.limit());
      List<TrailPage.Line> lines = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          lines.add(
              TrailPage.Line.of(AuditTrail.entry(rows), Optional.ofNullable(rows.getString(11))));
        }
      }
      return lines;
    }
  }
}
