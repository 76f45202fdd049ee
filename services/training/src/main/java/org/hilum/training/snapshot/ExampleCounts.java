package org.hilum.training.snapshot;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.schemas.Verdict;
import org.hilum.training.collect.CollectSettings;
import org.hilum.training.collect.Database;
import org.hilum.training.collect.Exclusion;
import org.hilum.training.collect.Standing;
import org.hilum.training.collect.TrunkInUse;
import org.hilum.training.data.Finding;
import org.hilum.training.data.Label;
import org.hilum.training.data.Split;

/** Counts examples. */
@Startup
@ApplicationScoped
public class ExampleCounts {
  private static final String EXAMPLES =
      """
      SELECT standing, split, finding, exclusion,
             CASE WHEN cardinality(readers) = 1 THEN readers[1] END, count(*)
      FROM examples_on(?) GROUP BY 1, 2, 3, 4, 5
      """;
  private static final String VERDICTS =
      "SELECT verdict, count(*) FROM last_verdict WHERE verdict = ANY (?) GROUP BY verdict";

  private final Database database;
  private final TrunkInUse trunk;
  private final ReaderCap cap;

  ExampleCounts(Database database, TrunkInUse trunk, CollectSettings settings) {
    this.database = database;
    this.trunk = trunk;
    cap = ReaderCap.of(settings);
  }

  ExampleSummary summary() throws SQLException {
    String digest = trunk.digest();
    return database.inTransaction(
        connection -> examples(connection, digest).summary(digest, cap, verdicts(connection)));
  }

  private static Tally examples(Connection connection, String trunkDigest) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(EXAMPLES)) {
      select.setString(1, trunkDigest);
      Tally tally = new Tally();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          add(rows, tally);
        }
      }
      return tally;
    }
  }

  private static void add(ResultSet row, Tally tally) throws SQLException {
    int images = row.getInt(6);
    switch (Standing.valueOf(row.getString(1))) {
      case LABELLED -> {
        Label label = Finding.valueOf(row.getString(3)).label();
        Stratum stratum = new Stratum(Split.valueOf(row.getString(2)), label);
        tally.label(stratum, Optional.ofNullable(row.getString(5)), images);
      }
      case QUARANTINED -> tally.quarantine(images);
      case EXCLUDED -> tally.exclude(Exclusion.valueOf(row.getString(4)), images);
    }
  }

  private static Map<Verdict, Integer> verdicts(Connection connection) throws SQLException {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    Stream.of(Verdict.values()).forEach(verdict -> counts.put(verdict, 0));
    try (PreparedStatement select = connection.prepareStatement(VERDICTS)) {
      Object[] known = Stream.of(Verdict.values()).map(Verdict::name).toArray();
      select.setArray(1, connection.createArrayOf("text", known));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          counts.put(Verdict.valueOf(rows.getString(1)), rows.getInt(2));
        }
      }
    }
    return counts;
  }
}
