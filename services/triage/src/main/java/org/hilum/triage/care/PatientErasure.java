package org.hilum.triage.care;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.schemas.DataErased;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.PatientCare;
import org.hilum.schemas.Removal;
import org.hilum.schemas.Topic;
import org.hilum.triage.outbox.Outbox;
import org.hilum.triage.outbox.OutboxEvent;
import org.hilum.triage.worklist.CaseChange;
import org.hilum.triage.worklist.CaseChanges;
import org.jboss.logging.Logger;

/**
 * Removes what there is of a patient and remembers that it did, so that nothing comes back. The
 * answer leaves with the same transaction.
 */
@ApplicationScoped
class PatientErasure {
  private static final Logger LOG = Logger.getLogger(PatientErasure.class);

  /** Waits for whoever writes cases, so that {@link Tombstones} and this see one another. */
  private static final String LOCK = "lock table cases in exclusive mode";

  private static final String REMEMBER =
      "insert into erasure (care_id, patient, until, answer) values (?, ?, ?, ?)";

  private static final String ANSWER = "select answer from erasure where care_id = ?";

  private static final String DOOMED =
      """
      select image_id from cases
      where (patient = ? or image_id = any(?)) and received_at <= ?
      order by image_id
      """;

  private static final String BURY =
      """
      insert into erased_image (image_id, until) select distinct image_id, ? from unnest(?) as image_id
      on conflict (image_id) do update set until = greatest(erased_image.until, excluded.until)
      """;

  private final Outbox outbox;
  private final CaseChanges changes;

  PatientErasure(Outbox outbox, CaseChanges changes) {
    this.outbox = outbox;
    this.changes = changes;
  }

  /** In the caller's transaction. An order that is told again has the same answer. */
  void perform(Connection connection, PatientCare order) throws SQLException {
    lock(connection);
    Optional<String> earlier = answer(connection, order.careId());
    String answer = earlier.isPresent() ? earlier.get() : remove(connection, order);
    outbox.add(
        List.of(new OutboxEvent(Topic.TRIAGE_ERASED, order.careId(), answer, Optional.empty())));
  }

  private String remove(Connection connection, PatientCare order) throws SQLException {
    List<String> doomed = doomed(connection, order);
    List<String> images = new ArrayList<>(order.imageIds());
    images.addAll(doomed);
    bury(connection, images, order.at());
    List<Removal> removals = CaseRows.remove(connection, doomed);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    DataErased erased = new DataErased(order.careId(), now, removals);
    String answer = new String(EventJson.write(erased), UTF_8);
    remember(connection, order, answer);
    changes.tell(List.of(CaseChange.resumed()));
    LOG.infof("a patient's cases are erased careId=%s cases=%d", order.careId(), doomed.size());
    return answer;
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement lock = connection.createStatement()) {
      lock.execute(LOCK);
    }
  }

  private static Optional<String> answer(Connection connection, String careId) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ANSWER)) {
      select.setString(1, careId);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  private static void remember(Connection connection, PatientCare order, String answer)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(REMEMBER)) {
      insert.setString(1, order.careId());
      insert.setString(2, order.patient());
      insert.setObject(3, utc(order.at()));
      insert.setString(4, answer);
      insert.executeUpdate();
    }
  }

  private static List<String> doomed(Connection connection, PatientCare order) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(DOOMED)) {
      select.setString(1, order.patient());
      select.setArray(2, connection.createArrayOf("text", order.imageIds().toArray()));
      select.setObject(3, utc(order.at()));
      List<String> doomed = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          doomed.add(rows.getString(1));
        }
      }
      return doomed;
    }
  }

  /** What is told of these images and was received until then is not taken in. */
  static void bury(Connection connection, List<String> imageIds, Instant until)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(BURY)) {
      insert.setObject(1, utc(until));
      insert.setArray(2, connection.createArrayOf("text", imageIds.toArray()));
      insert.executeUpdate();
    }
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
