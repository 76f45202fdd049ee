package org.hilum.training.run;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of runs as values. */
final class RunRows {
  /** To stand before further conditions. */
  static final String SELECT =
      """
      SELECT id, occasion, state, requested_at, ended_at, attempts, cancelling, step, share,
             seconds_left, model_version, champion, trunk_digest, snapshot_digest, examples,
             ARRAY(SELECT reason || ' ' || count(*) FROM left_out
                   WHERE run_id = id GROUP BY reason) AS left_out,
             reasons
      FROM training_run
      """;

  private RunRows() {}

  static Run read(ResultSet row) throws SQLException {
    return new Run(
        row.getLong("id"),
        RunOccasion.valueOf(row.getString("occasion")),
        RunState.valueOf(row.getString("state")),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getInt("attempts"),
        row.getBoolean("cancelling"),
        row.getString("step"),
        Optional.ofNullable(row.getObject("share", Double.class)),
        Optional.ofNullable(row.getObject("seconds_left", Double.class)),
        Optional.ofNullable(row.getString("model_version")),
        Optional.ofNullable(row.getString("champion")),
        Optional.ofNullable(row.getString("trunk_digest")),
        Optional.ofNullable(row.getString("snapshot_digest")),
        Optional.ofNullable(row.getObject("examples", Integer.class)),
        leftOut(row.getArray("left_out")),
        List.of((String[]) row.getArray("reasons").getArray()));
  }

  private static Map<LeftOut, Integer> leftOut(Array counts) throws SQLException {
    Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
    for (String count : (String[]) counts.getArray()) {
      String[] parts = count.split(" ");
      leftOut.put(LeftOut.valueOf(parts[0]), Integer.valueOf(parts[1]));
    }
    return leftOut;
  }
}
