package org.hilum.triage.worklist;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** The statements that a thread has sent to PostgreSQL through Hibernate since it began to look. */
@PersistenceUnitExtension
public class SentStatements implements StatementInspector {
  private static final ThreadLocal<List<String>> SENT = new ThreadLocal<>();

  /** Those that the work sends. */
  static List<String> during(Runnable work) {
    List<String> sent = new ArrayList<>();
    SENT.set(sent);
    try {
      work.run();
    } finally {
      SENT.remove();
    }
    return sent;
  }

  @Override
  public String inspect(String sql) {
    List<String> sent = SENT.get();
    if (sent != null) {
      sent.add(sql);
    }
    return sql;
  }
}
