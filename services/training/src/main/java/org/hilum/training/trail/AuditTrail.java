package org.hilum.training.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of the audit trail, in one transaction. Entries are only added. */
public final class AuditTrail {
  private static final String COLUMNS =
      """
      sequence, recorded_at, happened_at, kind, image_id, model_version, digest, facts, previous,
      hash
      """;
  private static final String SELECT = "SELECT " + COLUMNS + " FROM audit_entry ";
  private static final String HEAD = "SELECT sequence, hash FROM audit_head";
  private static final String KNOWN =
      """
      SELECT concat_ws(' ', kind, digest, coalesce(image_id, ''), coalesce(model_version, ''))
      FROM audit_entry
      WHERE (kind, digest) IN (SELECT * FROM unnest(?::text[], ?::text[]))
      """;
  private static final String INSERT =
      "INSERT INTO audit_entry (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?)";
  private static final String MOVE = "UPDATE audit_head SET sequence = ?, hash = ?";
  private static final String OF_MODELS =
      """
      WHERE kind = 'REGISTERED' AND model_version IN (
        SELECT model_version FROM audit_entry WHERE image_id = ?
        UNION
        SELECT shadow->>'modelVersion'
        FROM audit_entry, LATERAL json_array_elements(facts->'shadows') AS shadow
        WHERE image_id = ?)
      ORDER BY sequence
      """;
  private static final String OF_CARE =
      """
      WHERE kind IN ('HELD', 'LIFTED', 'ERASED', 'PROVED') AND facts->>'careId' = ?
      ORDER BY sequence
      """;
  private static final int FETCHED_AT_ONCE = 1_000;

  private final Connection connection;

  public AuditTrail(Connection connection) {
    this.connection = connection;
  }

  /**
   * Adds what is not there yet, in this order. Waits for whoever else adds, and is alone until the
   * transaction ends, so it should be the transaction's last work.
   *
   * @param now when it is recorded
   * @return the new entries
   */
  public List<AuditEntry> append(List<AuditEvent> events, Instant now) throws SQLException {
    ChainHead head = head(HEAD + " FOR UPDATE");
    Set<String> known = known(events);
    List<AuditEntry> added = new ArrayList<>();
    for (AuditEvent event : events) {
      if (known.add(event.key())) {
        AuditEntry entry = AuditEntry.after(head, event, now);
        added.add(entry);
        head = entry.head();
      }
    }
    if (!added.isEmpty()) {
      insert(added);
      move(head);
    }
    return added;
  }

  /** Where the chain ends now. */
  public ChainHead head() throws SQLException {
    return head(HEAD);
  }

  /** What is done with each entry; false ends the reading. */
  @FunctionalInterface
  interface Visitor {
    boolean visit(AuditEntry entry);
  }

  /** Reads the chain from its beginning, a part at a time; needs a transaction. */
  void visit(Visitor visitor) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT + "ORDER BY sequence")) {
      select.setFetchSize(FETCHED_AT_ONCE);
      try (ResultSet rows = select.executeQuery()) {
        boolean goesOn = true;
        while (goesOn && rows.next()) {
          goesOn = visitor.visit(entry(rows));
        }
      }
    }
  }

  List<AuditEntry> ofImage(String imageId) throws SQLException {
    return find("WHERE image_id = ? ORDER BY happened_at, sequence", imageId);
  }

  /** What was done about one decision on a patient's data. */
  public List<AuditEntry> ofCare(String careId) throws SQLException {
    return find(OF_CARE, careId);
  }

  /** The entries that say which weights the models are that have judged an image. */
  List<AuditEntry> modelsOfImage(String imageId) throws SQLException {
    return find(OF_MODELS, imageId, imageId);
  }

  private List<AuditEntry> find(String condition, String... values) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT + condition)) {
      for (int i = 0; i < values.length; i++) {
        select.setString(i + 1, values[i]);
      }
      List<AuditEntry> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(entry(rows));
        }
      }
      return found;
    }
  }

  private ChainHead head(String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      if (!row.next()) {
        throw new IllegalStateException("the audit trail has no head");
      }
      return new ChainHead(row.getLong(1), row.getString(2));
    }
  }

  private Set<String> known(List<AuditEvent> events) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(KNOWN)) {
      Object[] kinds = events.stream().map(event -> event.kind().name()).toArray();
      Object[] digests = events.stream().map(AuditEvent::digest).toArray();
      select.setArray(1, connection.createArrayOf("text", kinds));
      select.setArray(2, connection.createArrayOf("text", digests));
      Set<String> known = new HashSet<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          known.add(rows.getString(1));
        }
      }
      return known;
    }
  }

  private void insert(List<AuditEntry> entries) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (AuditEntry entry : entries) {
        insert.setLong(1, entry.sequence());
        insert.setObject(2, entry.recordedAt().atOffset(ZoneOffset.UTC));
        insert.setObject(3, entry.happenedAt().atOffset(ZoneOffset.UTC));
        insert.setString(4, entry.kind());
        setText(insert, 5, entry.imageId());
        setText(insert, 6, entry.modelVersion());
        insert.setString(7, entry.digest());
        insert.setString(8, entry.facts());
        insert.setString(9, entry.previous());
        insert.setString(10, entry.hash());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void move(ChainHead head) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(MOVE)) {
      update.setLong(1, head.sequence());
      update.setString(2, head.hash());
      update.executeUpdate();
    }
  }

  static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getString(4),
        text(row, 5),
        text(row, 6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }

  private static void setText(PreparedStatement statement, int index, String text)
      throws SQLException {
    if (text.isEmpty()) {
      statement.setNull(index, Types.VARCHAR);
      return;
    }
    statement.setString(index, text);
  }
}
