package org.hilum.training.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.training.collect.Database;
import org.hilum.training.feedback.FeedbackPlan;
import org.hilum.training.feedback.FeedbackProgress;
import org.hilum.training.snapshot.Example;

/**
 * What the owner of a run writes. Nothing is written for who owns it no more: another replica took
 * it up, and has the word.
 */
@ApplicationScoped
class OwnedRuns {
  private static final String TAKE_UP =
      """
      UPDATE training_run
      SET owner = ?, leased_until = now() + ? * interval '1 millisecond', attempts = attempts + 1
      WHERE state = 'RUNNING' AND leased_until < now()
      RETURNING id
      """;

  private static final String RENEW =
      """
      UPDATE training_run SET leased_until = now() + ? * interval '1 millisecond'
      WHERE id = ? AND owner = ? AND state = 'RUNNING'
      RETURNING cancelling
      """;

  private static final String RELEASE =
      """
      UPDATE training_run SET leased_until = now() - interval '1 millisecond'
      WHERE id = ? AND owner = ? AND state = 'RUNNING'
      """;

  private static final String PROGRESS =
      """
      UPDATE training_run SET step = ?, share = ?, seconds_left = ?
      WHERE id = ? AND owner = ? AND state = 'RUNNING'
      """;

  private static final String PLANNED =
      """
      UPDATE training_run
      SET model_version = ?, champion = ?, trunk_digest = ?, snapshot_digest = ?, examples = ?
      WHERE id = ? AND owner = ? AND state = 'RUNNING'
      """;

  private static final String FORGET_EXAMPLES = "DELETE FROM run_example WHERE run_id = ?";
  private static final String KEEP_EXAMPLES =
      "INSERT INTO run_example SELECT ?, image_id, split FROM unnest(?, ?) AS row (image_id, split)";

  private static final String LEAVE_OUT =
      "INSERT INTO left_out (run_id, image_id, reason) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

  /** The sweep will say what there is now. */
  private static final String LOOK_AGAIN = "DELETE FROM features WHERE image_id = ?";

  private static final String END =
      """
      UPDATE training_run
      SET state = ?, reasons = ?, ended_at = now(), share = NULL, seconds_left = NULL
      WHERE id = ? AND owner = ? AND state = 'RUNNING'
      """;

  private final Database database;
  private final RunConfig config;

  OwnedRuns(Database database, RunConfig config) {
    this.database = database;
    this.config = config;
  }

  /** Makes the caller owner of a run whose owner gives no sign of life. */
  Optional<Long> takeUp(String owner) throws SQLException {
    return database.inTransaction(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(TAKE_UP)) {
            update.setString(1, owner);
            update.setLong(2, config.lease().toMillis());
            try (ResultSet row = update.executeQuery()) {
              return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
          }
        });
  }

  /**
   * @return whether the run has been asked to end; empty if it is no more the caller's
   */
  Optional<Boolean> renew(long run, String owner) throws SQLException {
    return database.inTransaction(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(RENEW)) {
            update.setLong(1, config.lease().toMillis());
            update.setLong(2, run);
            update.setString(3, owner);
            try (ResultSet row = update.executeQuery()) {
              return row.next() ? Optional.of(row.getBoolean(1)) : Optional.empty();
            }
          }
        });
  }

  /** Lets another replica take the run up at once. */
  void release(long run, String owner) throws SQLException {
    update(run, owner, RELEASE, (statement, connection) -> 1);
  }

  void progress(long run, String owner, FeedbackProgress progress) throws SQLException {
    update(
        run,
        owner,
        PROGRESS,
        (statement, connection) -> {
          statement.setString(1, progress.step());
          statement.setObject(2, progress.share().stream().boxed().findFirst().orElse(null));
          statement.setObject(3, progress.secondsLeft().stream().boxed().findFirst().orElse(null));
          return 4;
        });
  }

  void planned(long run, String owner, FeedbackPlan plan) throws SQLException {
    database.inTransaction(
        connection -> {
          boolean isOwned =
              update(
                      connection,
                      run,
                      owner,
                      PLANNED,
                      (statement, same) -> {
                        statement.setString(1, plan.modelVersion());
                        statement.setString(2, plan.champion());
                        statement.setString(3, plan.trunkDigest());
                        statement.setString(4, plan.snapshotDigest());
                        statement.setInt(5, plan.examples().size());
                        return 6;
                      })
                  == 1;
          if (isOwned) {
            keepExamples(connection, run, plan.examples());
          }
          return isOwned;
        });
  }

  /** A replica that begins anew may have made another plan. */
  private static void keepExamples(Connection connection, long run, List<Example> examples)
      throws SQLException {
    try (PreparedStatement forget = connection.prepareStatement(FORGET_EXAMPLES);
        PreparedStatement keep = connection.prepareStatement(KEEP_EXAMPLES)) {
      forget.setLong(1, run);
      forget.executeUpdate();
      Object[] images = examples.stream().map(Example::imageId).toArray();
      Object[] splits = examples.stream().map(example -> example.split().name()).toArray();
      keep.setLong(1, run);
      keep.setArray(2, connection.createArrayOf("text", images));
      keep.setArray(3, connection.createArrayOf("text", splits));
      keep.executeUpdate();
    }
  }

  /**
   * @param reasons by image
   */
  void leaveOut(long run, Map<String, LeftOut> reasons) throws SQLException {
    database.inTransaction(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(LEAVE_OUT);
              PreparedStatement lookAgain = connection.prepareStatement(LOOK_AGAIN)) {
            for (Map.Entry<String, LeftOut> image : reasons.entrySet()) {
              insert.setLong(1, run);
              insert.setString(2, image.getKey());
              insert.setString(3, image.getValue().name());
              insert.addBatch();
              if (image.getValue() != LeftOut.IN_BASE) {
                lookAgain.setString(1, image.getKey());
                lookAgain.addBatch();
              }
            }
            insert.executeBatch();
            lookAgain.executeBatch();
            return reasons.size();
          }
        });
  }

  void end(long run, String owner, RunEnd end) throws SQLException {
    update(
        run,
        owner,
        END,
        (statement, connection) -> {
          statement.setString(1, end.state().name());
          statement.setArray(2, connection.createArrayOf("text", end.reasons().toArray()));
          return 3;
        });
  }

  /** Sets parameters and says which comes next. */
  private interface Parameters {
    int set(PreparedStatement statement, Connection connection) throws SQLException;
  }

  private void update(long run, String owner, String sql, Parameters parameters)
      throws SQLException {
    database.inTransaction(connection -> update(connection, run, owner, sql, parameters));
  }

  /** Rows that have changed: 1, or 0 for who owns the run no more. */
  private static int update(
      Connection connection, long run, String owner, String sql, Parameters parameters)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      int next = parameters.set(update, connection);
      update.setLong(next, run);
      update.setString(next + 1, owner);
      return update.executeUpdate();
    }
  }
}
