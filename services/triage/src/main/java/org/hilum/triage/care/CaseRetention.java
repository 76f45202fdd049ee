package org.hilum.triage.care;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Removes cases that were read long ago, some at a time. A case that nobody has read stays, however
 * old; so does one of a patient with a legal hold, and one whose verdict has not left yet.
 */
@ApplicationScoped
class CaseRetention {
  static final int BATCH = 500;

  /** Rows that another replica removes are passed over. */
  private static final String OLD =
      """
      select image_id from cases
      where revision > 0 and reviewed_at < now() - ? * interval '1 millisecond'
        and not exists (select from held_patient h where h.patient = cases.patient)
        and not exists (select from outbox o where o.key = cases.image_id)
      order by reviewed_at limit ? for update skip locked
      """;

  private static final String HELD =
      """
      select count(*) from cases join held_patient using (patient)
      where revision > 0 and reviewed_at < now() - ? * interval '1 millisecond'
      """;

  private final DataSource database;
  private final MeterRegistry meters;

  CaseRetention(DataSource database, MeterRegistry meters) {
    this.database = database;
    this.meters = meters;
  }

  /**
   * @param period since the last verdict
   * @return how many cases went; {@link #BATCH} if there may be more
   */
  @Transactional(rollbackOn = Exception.class)
  int removeSome(Duration period) throws SQLException {
    try (Connection connection = database.getConnection()) {
      List<String> old = old(connection, period);
      if (!old.isEmpty()) {
        CaseRows.remove(connection, old);
      }
      meters.counter("hilum.triage.retention.removed", "kind", "cases").increment(old.size());
      return old.size();
    }
  }

  /** Cases that would have gone but for a legal hold. */
  @Transactional(rollbackOn = Exception.class)
  long countHeld(Duration period) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(HELD)) {
      select.setLong(1, period.toMillis());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static List<String> old(Connection connection, Duration period) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OLD)) {
      select.setLong(1, period.toMillis());
      select.setInt(2, BATCH);
      List<String> old = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          old.add(rows.getString(1));
        }
      }
      return old;
    }
  }
}
