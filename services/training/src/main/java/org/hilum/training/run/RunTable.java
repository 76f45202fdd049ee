package org.hilum.training.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.training.collect.Database;
import org.hilum.training.snapshot.ExampleSnapshot;

/** Runs as everybody sees them, and the door through which one comes in. */
@ApplicationScoped
class RunTable {
  /** Of two who ask at once the second sees what the first has done. */
  private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";

  private static final String LOCKED = "hilum-training-run";

  /** A replica whose clock is behind must not open the run of the same time again. */
  private static final String RECENT =
      """
      SELECT 1 FROM training_run
      WHERE occasion = 'SCHEDULE' AND requested_at > now() - interval '30 seconds'
      """;

  private static final String OPEN =
      """
      INSERT INTO training_run (occasion, owner, leased_until)
      VALUES (?, ?, now() + ? * interval '1 millisecond')
      ON CONFLICT DO NOTHING RETURNING id
      """;

  private static final String CANCEL =
      "UPDATE training_run SET cancelling = true WHERE id = ? AND state = 'RUNNING'";

  private final Database database;
  private final RunConfig config;

  RunTable(Database database, RunConfig config) {
    if (config.newLabels() < 1) {
      throw new IllegalArgumentException(
          "hilum.run.new-labels is %d, expected 1 or more".formatted(config.newLabels()));
    }
    this.database = database;
    this.config = config;
  }

  /**
   * Opens a run, if there is reason to and no other is open.
   *
   * @param snapshot what there is to learn from
   * @param owner replica that will work on it
   */
  RunRequest open(RunOccasion occasion, ExampleSnapshot snapshot, String owner)
      throws SQLException {
    return database.inTransaction(
        connection -> {
          lock(connection);
          Optional<Run> open = open(connection);
          if (open.isPresent()) {
            return new RunRequest.Busy(open.get());
          }
          SeenLabels seen = new SeenLabels(connection);
          if (!isDue(occasion, connection, seen, snapshot)) {
            return new RunRequest.NotDue();
          }
          long id = insert(connection, occasion, owner);
          seen.replace(snapshot);
          return new RunRequest.Opened(find(connection, id).orElseThrow());
        });
  }

  private boolean isDue(
      RunOccasion occasion, Connection connection, SeenLabels seen, ExampleSnapshot snapshot)
      throws SQLException {
    return switch (occasion) {
      case LABELS -> seen.newIn(snapshot) >= config.newLabels();
      case SCHEDULE -> !hasRow(connection, RECENT);
      case REQUEST -> true;
    };
  }

  private long insert(Connection connection, RunOccasion occasion, String owner)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(OPEN)) {
      insert.setString(1, occasion.name());
      insert.setString(2, owner);
      insert.setLong(3, config.lease().toMillis());
      try (ResultSet row = insert.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("a run was opened past the lock " + LOCKED);
        }
        return row.getLong(1);
      }
    }
  }

  /** The newest first. */
  List<Run> list(int most) throws SQLException {
    return database.inTransaction(connection -> rows(connection, "ORDER BY id DESC LIMIT ?", most));
  }

  Optional<Run> find(long id) throws SQLException {
    return database.inTransaction(connection -> find(connection, id));
  }

  boolean isOneOpen() throws SQLException {
    return database.inTransaction(RunTable::open).isPresent();
  }

  /** Asks the owner of a run to end it; nothing happens if it has ended. */
  void cancel(long id) throws SQLException {
    database.inTransaction(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(CANCEL)) {
            update.setLong(1, id);
            return update.executeUpdate();
          }
        });
  }

  private static void lock(Connection connection) throws SQLException {
    try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
      lock.setString(1, LOCKED);
      lock.execute();
    }
  }

  private static boolean hasRow(Connection connection, String sql) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      return rows.next();
    }
  }

  private static Optional<Run> open(Connection connection) throws SQLException {
    return rows(connection, "WHERE state = 'RUNNING' LIMIT ?", 1).stream().findFirst();
  }

  private static Optional<Run> find(Connection connection, long id) throws SQLException {
    return rows(connection, "WHERE id = ?", id).stream().findFirst();
  }

  private static List<Run> rows(Connection connection, String condition, long value)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(RunRows.SELECT + condition)) {
      select.setLong(1, value);
      List<Run> runs = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          runs.add(RunRows.read(rows));
        }
      }
      return runs;
    }
  }
}
