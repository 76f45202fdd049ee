package org.hilum.bench.worklist;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a case takes in PostgreSQL. */
final class TableSizes {
  private static final String SIZES =
      """
      select relname, pg_total_relation_size(oid)::float8 / (select count(*) from cases)
      from pg_class
      where oid in ('cases'::regclass, 'results'::regclass, 'failures'::regclass,
        'reviews'::regclass)
      order by relname
      """;

  private TableSizes() {}

  /** Bytes of each table by its name, with indexes, divided by the number of cases. */
  static Map<String, Double> perCase(Connection database) throws SQLException {
    Map<String, Double> sizes = new LinkedHashMap<>();
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(SIZES)) {
      while (rows.next()) {
        sizes.put(rows.getString(1), rows.getDouble(2));
      }
    }
    return sizes;
  }
}
