package org.hilum.training.trial;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.hilum.training.collect.Database;
import org.hilum.training.gate.ShadowTrial;

/** Live images that a champion and a model beside it have both judged, by the audit trail. */
@ApplicationScoped
class SharedCases {
  /**
   * Each decision is by its own model's threshold. An abstention is a decision as at {@code
   * /trials} of triage: two abstentions are the same, since the reading list would not change; an
   * abstention of one alone is a difference, also where the other says clear, and no reader can
   * agree with it.
   */
  private static final String COUNT =
      """
      SELECT count(*), count(*) FILTER (WHERE champion_decision = challenger_decision),
             count(*) FILTER (WHERE champion_decision <> challenger_decision
               AND challenger_decision = CASE WHEN is_pneumonia THEN 'FLAGGED' ELSE 'CLEAR' END
               AND is_pneumonia IS NOT NULL)
      FROM trial_case WHERE champion = ? AND challenger = ?
      """;

  private final Database database;

  SharedCases(Database database) {
    this.database = database;
  }

  ShadowTrial count(String challenger, String champion) throws SQLException {
    return database.inTransaction(
        connection -> {
          try (PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setString(1, champion);
            count.setString(2, challenger);
            try (ResultSet row = count.executeQuery()) {
              row.next();
              return new ShadowTrial(
                  challenger, champion, row.getInt(1), row.getInt(2), row.getInt(3));
            }
          }
        });
  }
}
