package org.hilum.training.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hilum.training.data.Split;

/**
 * What has become of an image.
 *
 * @param saidAt when the last verdict or decision was given
 */
record ExampleRow(String imageId, ImagePatient patient, CaseLabel label, Instant saidAt) {
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

  /** Writes or replaces the row, and has features looked for that were not there. */
  void write(Connection connection) throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(WRITE);
        PreparedStatement lookAgain = connection.prepareStatement(LOOK_AGAIN)) {
      upsert.setString(1, imageId);
      upsert.setString(2, patient.token());
      upsert.setString(3, patient.split().map(Split::name).orElse(null));
      upsert.setString(4, label.standing().name());
      upsert.setString(5, label.finding().map(Enum::name).orElse(null));
      upsert.setString(6, label.exclusion().map(Enum::name).orElse(null));
      upsert.setArray(7, connection.createArrayOf("text", label.readers().toArray()));
      upsert.setObject(8, saidAt.atOffset(ZoneOffset.UTC));
      upsert.executeUpdate();
      lookAgain.setString(1, imageId);
      lookAgain.executeUpdate();
    }
  }
}
