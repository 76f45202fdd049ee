package org.hilum.training.quarantine;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.schemas.Verdict;
import org.hilum.training.collect.CaseHistory;
import org.hilum.training.collect.Database;
import org.hilum.training.collect.Examples;
import org.hilum.training.collect.ReaderVerdict;
import org.hilum.training.collect.Resolution;
import org.hilum.training.collect.Standing;

/** The images on which readers disagree. */
@ApplicationScoped
public class Quarantine {
  private static final String COUNT = "SELECT count(*) FROM example WHERE standing = 'QUARANTINED'";
  private static final String OLDEST =
      """
      SELECT image_id FROM example
      WHERE standing = 'QUARANTINED' ORDER BY said_at, image_id LIMIT ?
      """;
  private static final String STANDING = "SELECT standing FROM example WHERE image_id = ?";

  private final Database database;

  Quarantine(Database database) {
    this.database = database;
  }

  QuarantineList list(int most) throws SQLException {
    return database.inTransaction(connection -> list(connection, most));
  }

  ResolutionOutcome resolve(String imageId, Verdict verdict, ResolutionRequest request)
      throws SQLException {
    return database.inTransaction(
        connection -> {
          CaseHistory history = CaseHistory.locked(connection, imageId);
          Optional<Standing> standing = standing(connection, imageId);
          if (standing.isEmpty()) {
            return new ResolutionOutcome.UnknownCase();
          }
          if (standing.get() != Standing.QUARANTINED) {
            return new ResolutionOutcome.Refused("The case is not in quarantine.");
          }
          long last = DisputedCase.lastPosition(history.lastWords());
          if (request.hasSeenOtherThan(last)) {
            return new ResolutionOutcome.Refused("Another verdict came since the case was seen.");
          }
          return resolve(history, verdict, request.reader(), last);
        });
  }

  private static ResolutionOutcome resolve(
      CaseHistory history, Verdict verdict, String reader, long settles) throws SQLException {
    history.resolve(verdict, reader, settles);
    Examples.settle(history);
    List<Resolution> all = history.resolutions();
    return new ResolutionOutcome.Resolved(Decision.of(all.get(all.size() - 1)));
  }

  private static QuarantineList list(Connection connection, int most) throws SQLException {
    List<DisputedCase> cases = new ArrayList<>();
    for (String imageId : oldest(connection, most)) {
      CaseHistory history = CaseHistory.of(connection, imageId);
      List<ReaderVerdict> words = history.lastWords();
      cases.add(DisputedCase.of(imageId, words, history.resolutions()));
    }
    return new QuarantineList(count(connection), cases);
  }

  private static List<String> oldest(Connection connection, int most) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OLDEST)) {
      select.setInt(1, most);
      List<String> images = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          images.add(rows.getString(1));
        }
      }
      return images;
    }
  }

  private static int count(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(COUNT);
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static Optional<Standing> standing(Connection connection, String imageId)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(STANDING)) {
      select.setString(1, imageId);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? Optional.of(Standing.valueOf(rows.getString(1))) : Optional.empty();
      }
    }
  }
}
