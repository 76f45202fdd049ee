package org.hilum.training.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.hilum.schemas.PatientCare;
import org.hilum.training.collect.Database;

/** Patients with a legal hold. */
@ApplicationScoped
class HeldPatients {
  private static final String PLACE =
      """
      INSERT INTO held_patient (patient, care_id, placed_at, reference) VALUES (?, ?, ?, ?)
      ON CONFLICT (patient) DO NOTHING
      """;
  private static final String LIFT = "DELETE FROM held_patient WHERE patient = ?";

  private final Database database;

  HeldPatients(Database database) {
    this.database = database;
  }

  void place(PatientCare event) throws SQLException {
    database.inTransaction(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(PLACE)) {
            insert.setString(1, event.patient());
            insert.setString(2, event.careId());
            insert.setObject(3, event.at().atOffset(ZoneOffset.UTC));
            insert.setString(4, event.reference());
            return insert.executeUpdate();
          }
        });
  }

  void lift(PatientCare event) throws SQLException {
    database.inTransaction(
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement(LIFT)) {
            delete.setString(1, event.patient());
            return delete.executeUpdate();
          }
        });
  }
}
