package org.hilum.training.collect;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.training.data.Split;

/**
 * The example table: one row an image, whoever and however many have read it. The row follows from
 * the image's history and is written in the transaction that adds to this, so order and repetition
 * of delivery do not matter.
 */
@ApplicationScoped
public class Examples {
  private static final String WRITE =
      """
      INSERT INTO example
        (image_id, patient, split, standing, finding, exclusion, readers, said_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (image_id) DO UPDATE SET
        (patient, split, standing, finding, exclusion, readers, said_at) =
        (excluded.patient, excluded.split, excluded.standing, excluded.finding,
         excluded.exclusion, excluded.readers, excluded.said_at)
      """;

  /** A verdict often means that the image has been screened meanwhile. */
  private static final String LOOK_AGAIN =
      "DELETE FROM features WHERE image_id = ? AND exclusion IS NOT NULL";

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
    write(history, patient, label, lastWordAt(words, decision));
    lookAgain(history);
  }

  private static Instant lastWordAt(List<ReaderVerdict> words, Optional<Resolution> decision) {
    return Stream.concat(
            words.stream().map(ReaderVerdict::saidAt),
            decision.stream().map(Resolution::resolvedAt))
        .max(Instant::compareTo)
        .orElseThrow();
  }

  private static void write(
      CaseHistory history, ImagePatient patient, CaseLabel label, Instant saidAt)
      throws SQLException {
    Connection connection = history.connection();
    try (PreparedStatement upsert = connection.prepareStatement(WRITE)) {
      upsert.setString(1, history.imageId());
      upsert.setString(2, patient.token());
      upsert.setString(3, patient.split().map(Split::name).orElse(null));
      upsert.setString(4, label.standing().name());
      upsert.setString(5, label.finding().map(Enum::name).orElse(null));
      upsert.setString(6, label.exclusion().map(Enum::name).orElse(null));
      upsert.setArray(7, connection.createArrayOf("text", label.readers().toArray()));
      upsert.setObject(8, saidAt.atOffset(ZoneOffset.UTC));
      upsert.executeUpdate();
    }
  }

  private static void lookAgain(CaseHistory history) throws SQLException {
    try (PreparedStatement delete = history.connection().prepareStatement(LOOK_AGAIN)) {
      delete.setString(1, history.imageId());
      delete.executeUpdate();
    }
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
