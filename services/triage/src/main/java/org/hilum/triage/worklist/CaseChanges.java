package org.hilum.triage.worklist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import javax.sql.DataSource;

/** Tells every replica, through PostgreSQL, what a transaction changes once it has committed. */
@ApplicationScoped
public class CaseChanges {
  static final String CHANNEL = "hilum_cases";

  private static final String NOTIFY =
      "select pg_notify('" + CHANNEL + "', notice) from unnest(?) as notice";

  private final DataSource database;

  CaseChanges(DataSource database) {
    this.database = database;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void tell(Collection<CaseChange> changes) throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement notify = connection.prepareStatement(NOTIFY)) {
      Object[] notices = changes.stream().map(CaseChange::toNotice).toArray();
      notify.setArray(1, connection.createArrayOf("text", notices));
      notify.execute();
    }
  }
}
