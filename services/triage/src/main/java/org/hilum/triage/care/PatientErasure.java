package org.hilum.triage.care;

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
import org.hilum.schemas.DataErased;
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
      "insert into erasure (care_id, patient, until) values (?, ?, ?) on conflict do nothing";

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

  /** In the caller's transaction. An order that is told again was answered before. */
  void perform(Connection connection, PatientCare order) throws SQLException {
    lock(connection);
    if (!isNew(connection, order)) {
      return;
    }
    List<String> doomed = doomed(connection, order);
    List<String> images = new ArrayList<>(order.imageIds());
    images.addAll(doomed);
    bury(connection, images, order.at());
    List<Removal> removals = CaseRows.remove(connection, doomed);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    DataErased answer = new DataErased(order.careId(), now, removals);
    outbox.add(List.of(OutboxEvent.of(Topic.TRIAGE_ERASED, order.careId(), answer)));
    changes.tell(List.of(CaseChange.resumed()));
    LOG.infof("a patient's cases are erased careId=%s cases=%d", order.careId(), doomed.size());
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement lock = connection.createStatement()) {
      lock.execute(LOCK);
    }
  }

  private static boolean isNew(Connection connection, PatientCare order) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(REMEMBER)) {
      insert.setString(1, order.careId());
      insert.setString(2, order.patient());
      insert.setObject(3, utc(order.at()));
      return insert.executeUpdate() == 1;
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
