package org.hilum.training.care;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.schemas.DataErased;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.PatientCare;
import org.hilum.schemas.Removal;
import org.hilum.training.collect.Database;
import org.jboss.logging.Logger;

/**
 * Removes what there is of a patient, and remembers that it did and what it answered: rows first,
 * with the answer, then objects, which are looked for again each time the order is told.
 */
@ApplicationScoped
class PatientErasure {
  private static final Logger LOG = Logger.getLogger(PatientErasure.class);

  /**
   * Waits for whoever adds, and keeps others waiting until it is known that the patient is gone.
   */
  private static final String LOCK =
      "LOCK TABLE verdict, resolution, example, features, replay IN SHARE ROW EXCLUSIVE MODE";

  private static final String ANSWER = "SELECT answer FROM erasure WHERE care_id = ?";

  private static final String IMAGES =
      """
      SELECT unnest(?::text[]) UNION
      SELECT image_id FROM verdict WHERE patient = ? UNION
      SELECT image_id FROM example WHERE patient = ?
      """;
  private static final String REMEMBER =
      "INSERT INTO erasure (care_id, patient, until, answer) VALUES (?, ?, ?, ?)";
  private static final String BURY =
      "INSERT INTO erased_image (image_id, care_id, until) SELECT unnest(?::text[]), ?, ?";

  /** Its folder holds what is being erased; a cancelled run removes it. */
  private static final String CANCEL =
      "UPDATE training_run SET cancelling = true WHERE state = 'RUNNING'";

  private static final String BURIED =
      "SELECT image_id FROM erased_image WHERE care_id = ? AND is_erased(image_id, NULL)";

  private final Database database;
  private final FeatureObjects objects;

  PatientErasure(Database database, FeatureObjects objects) {
    this.database = database;
    this.objects = objects;
  }

  /**
   * @return what was removed when the order came for the first time
   * @throws org.hilum.storage.StorageUnavailableException if it must be told again
   */
  DataErased perform(PatientCare order) throws SQLException {
    DataErased answer =
        database.inTransaction(
            connection -> {
              execute(connection, LOCK);
              Optional<DataErased> earlier = answer(connection, order.careId());
              return earlier.isPresent() ? earlier.get() : remove(connection, order);
            });
    objects.remove(database.inTransaction(connection -> buried(connection, order.careId())));
    LOG.infof("a patient's examples are erased careId=%s", order.careId());
    return answer;
  }

  private DataErased remove(Connection connection, PatientCare order) throws SQLException {
    List<String> images = images(connection, order);
    List<Removal> removals = new ArrayList<>(ExampleRows.remove(connection, images));
    boolean wasExample =
        removals.stream().anyMatch(rows -> rows.kind().equals("example") && rows.count() > 0);
    if (wasExample) {
      execute(connection, CANCEL);
    }
    removals.add(Removal.of("outcomes", objects.keysOf(images)));
    DataErased answer =
        new DataErased(order.careId(), Instant.now().truncatedTo(ChronoUnit.MILLIS), removals);
    remember(connection, order, answer);
    bury(connection, order, images);
    return answer;
  }

  private static List<String> images(Connection connection, PatientCare order) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(IMAGES)) {
      select.setArray(1, connection.createArrayOf("text", order.imageIds().toArray()));
      select.setString(2, order.patient());
      select.setString(3, order.patient());
      try (ResultSet rows = select.executeQuery()) {
        return ExampleRows.firstColumn(rows);
      }
    }
  }

  private static void remember(Connection connection, PatientCare order, DataErased answer)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(REMEMBER)) {
      insert.setString(1, order.careId());
      insert.setString(2, order.patient());
      insert.setObject(3, order.at().atOffset(ZoneOffset.UTC));
      insert.setString(4, new String(EventJson.write(answer), UTF_8));
      insert.executeUpdate();
    }
  }

  private static void bury(Connection connection, PatientCare order, List<String> images)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(BURY)) {
      insert.setArray(1, connection.createArrayOf("text", images.toArray()));
      insert.setString(2, order.careId());
      insert.setObject(3, order.at().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static Optional<DataErased> answer(Connection connection, String careId)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ANSWER)) {
      select.setString(1, careId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(read(careId, row.getString(1))) : Optional.empty();
      }
    }
  }

  private static List<String> buried(Connection connection, String careId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(BURIED)) {
      select.setString(1, careId);
      try (ResultSet rows = select.executeQuery()) {
        return ExampleRows.firstColumn(rows);
      }
    }
  }

  private static DataErased read(String careId, String json) {
    try {
      return EventJson.read(json.getBytes(UTF_8), DataErased.class);
    } catch (MalformedEventException e) {
      throw new IllegalStateException("the answer to " + careId + " is not as it was written", e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
