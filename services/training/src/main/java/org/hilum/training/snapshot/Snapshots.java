package org.hilum.training.snapshot;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hilum.network.Features;
import org.hilum.training.collect.CollectSettings;
import org.hilum.training.collect.Database;
import org.hilum.training.collect.TrunkInUse;
import org.hilum.training.data.Finding;
import org.hilum.training.data.Split;

/** Takes snapshots. The same rows give the same snapshot, whoever takes it and when. */
@ApplicationScoped
public class Snapshots {
  /** Ids are digests, so the first of a reader's examples in their order are a fair choice. */
  private static final String LABELLED =
      """
      SELECT image_id, patient, split, finding, readers, features_sha256
      FROM examples_on(?) WHERE standing = 'LABELLED' ORDER BY image_id COLLATE "C"
      """;

  private final Database database;
  private final TrunkInUse trunk;
  private final ReaderCap cap;

  Snapshots(Database database, TrunkInUse trunk, CollectSettings settings) {
    this.database = database;
    this.trunk = trunk;
    cap = ReaderCap.of(settings);
  }

  /** Everything that a run may use now; one query, so nothing changes meanwhile. */
  public ExampleSnapshot take() throws SQLException {
    String digest = trunk.digest();
    return new ExampleSnapshot(
        digest, cap.admitted(database.inTransaction(connection -> labelled(connection, digest))));
  }

  private static List<Candidate> labelled(Connection connection, String trunkDigest)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(LABELLED)) {
      select.setString(1, trunkDigest);
      List<Candidate> candidates = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          candidates.add(candidate(rows, trunkDigest));
        }
      }
      return candidates;
    }
  }

  private static Candidate candidate(ResultSet row, String trunkDigest) throws SQLException {
    String imageId = row.getString(1);
    String[] readers = (String[]) row.getArray(5).getArray();
    Example example =
        new Example(
            imageId,
            row.getString(2),
            Split.valueOf(row.getString(3)),
            Finding.valueOf(row.getString(4)),
            readers.length,
            Features.objectKey(imageId, trunkDigest),
            row.getString(6));
    return new Candidate(example, readers.length == 1 ? Optional.of(readers[0]) : Optional.empty());
  }
}
