package org.hilum.training.collect;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The example table: one row an image, whoever and however many have read it. The row follows from
 * the image's history and is written in the transaction that adds to this, so order and repetition
 * of delivery do not matter.
 */
@ApplicationScoped
public class Examples {
  private static final String UNSETTLED =
      """
      SELECT DISTINCT image_id FROM verdict v
      WHERE NOT EXISTS (SELECT FROM example e WHERE e.image_id = v.image_id)
      """;

  private final Database database;

  Examples(Database database) {
    this.database = database;
  }

  /**
   * Durable when it returns.
   *
   * @param eventId the same for each delivery of an event
   * @return false if the event was known, and nothing has changed
   */
  boolean add(ReviewEvent review, String eventId) throws SQLException {
    return database.inTransaction(
        connection -> {
          CaseHistory history = CaseHistory.locked(connection, review.imageId());
          boolean isNew = history.add(review, eventId);
          if (isNew) {
            settle(history);
          }
          return isNew;
        });
  }

  /** Writes the rows of images whose verdicts were collected before there were rows. */
  void settleThoseWithoutRow() throws SQLException {
    for (String imageId : database.inTransaction(Examples::unsettled)) {
      database.inTransaction(
          connection -> {
            settle(CaseHistory.locked(connection, imageId));
            return imageId;
          });
    }
  }

  /** Writes an image's row anew, in the transaction of its history. */
  public static void settle(CaseHistory history) throws SQLException {
    List<ReaderVerdict> words = history.lastWords();
    List<Resolution> resolutions = history.resolutions();
    Optional<Resolution> decision = resolutions.stream().reduce((earlier, later) -> later);
    ImagePatient patient = ImagePatient.of(history.imageId(), history.patients());
    CaseLabel agreed = Agreement.of(words, decision);
    CaseLabel label =
        patient.split().isPresent()
            ? agreed
            : CaseLabel.excluded(Exclusion.SEVERAL_SPLITS, agreed.readers());
    new ExampleRow(history.imageId(), patient, label, lastWordAt(words, decision))
        .write(history.connection());
  }

  private static Instant lastWordAt(List<ReaderVerdict> words, Optional<Resolution> decision) {
    return Stream.concat(
            words.stream().map(ReaderVerdict::saidAt),
            decision.stream().map(Resolution::resolvedAt))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private static List<String> unsettled(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(UNSETTLED);
        ResultSet rows = select.executeQuery()) {
      List<String> images = new ArrayList<>();
      while (rows.next()) {
        images.add(rows.getString(1));
      }
      return images;
    }
  }
}
