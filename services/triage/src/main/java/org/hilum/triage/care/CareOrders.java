package org.hilum.triage.care;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.hilum.schemas.PatientCare;

/** Does what an event of the gateway says, in one transaction; told again, it changes nothing. */
@ApplicationScoped
public class CareOrders {
  private static final String PLACE =
      """
      insert into held_patient (patient, care_id, placed_at, reference) values (?, ?, ?, ?)
      on conflict (patient) do nothing
      """;
  private static final String LIFT = "delete from held_patient where patient = ?";

  private final DataSource database;
  private final PatientErasure erasure;

  CareOrders(DataSource database, PatientErasure erasure) {
    this.database = database;
    this.erasure = erasure;
  }

  @Transactional(rollbackOn = Exception.class)
  public void take(PatientCare event) throws SQLException {
    try (Connection connection = database.getConnection()) {
      switch (event.kind()) {
        case HOLD_PLACED -> place(connection, event);
        case HOLD_LIFTED -> lift(connection, event);
        case ERASURE_ORDERED -> erasure.perform(connection, event);
        case ERASURE_PROVED -> {}
      }
    }
  }

  private static void place(Connection connection, PatientCare event) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(PLACE)) {
      insert.setString(1, event.patient());
      insert.setString(2, event.careId());
      insert.setObject(3, event.at().atOffset(ZoneOffset.UTC));
      insert.setString(4, event.reference());
      insert.executeUpdate();
    }
  }

  private static void lift(Connection connection, PatientCare event) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(LIFT)) {
      delete.setString(1, event.patient());
      delete.executeUpdate();
    }
  }
}
