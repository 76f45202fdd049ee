package org.hilum.local.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hilum.local.stack.Stack;
import org.hilum.servers.ServerSet;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;

/** Bucket and tables as somebody sees them who looks through all that lies there. */
final class DataView {
  private static final long LARGEST_BYTES = 1L << 30;

  private static final String TABLES =
      """
      SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
      WHERE table_schema IN ('triage', 'training') AND table_type = 'BASE TABLE'
      """;

  private final Stack stack;

  DataView(Stack stack) {
    this.stack = stack;
  }

  /**
   * @param kind the first part of the key
   * @param hash of key, labels and content
   */
  record Item(String kind, String key, int hash) {}

  /**
   * @param table with its schema
   * @param values as JSON
   */
  record Row(String table, String values) {}

  /** Objects in whose key, labels or content one of the words stands. */
  List<Item> objects(Collection<String> words) {
    try (ObjectStore store = new ObjectStore(stack.storage());
        Stream<ObjectSummary> all = store.list("")) {
      return all.map(ObjectSummary::key).flatMap(key -> naming(words, key, store)).toList();
    }
  }

  private static Stream<Item> naming(Collection<String> words, String key, ObjectStore store) {
    return store.get(key, LARGEST_BYTES).stream()
        .map(content -> key + labels(key, store) + new String(content, ISO_8859_1))
        .filter(said -> words.stream().anyMatch(said::contains))
        .map(said -> new Item(key.split("/")[0], key, said.hashCode()));
  }

  private static String labels(String key, ObjectStore store) {
    return store.head(key).map(object -> new TreeMap<>(object.metadata()).toString()).orElse("");
  }

  /** Rows of the services in one of whose values one of the words stands. */
  List<Row> rows(Collection<String> words) throws SQLException {
    try (Connection connection =
        DriverManager.getConnection(
            stack.servers().jdbcUrl(), ServerSet.DATABASE_USER, ServerSet.DATABASE_PASSWORD)) {
      List<Row> found = new ArrayList<>();
      for (String table : tables(connection)) {
        String select =
            "SELECT to_jsonb(t)::text FROM %s t WHERE to_jsonb(t)::text ~ ? ORDER BY 1"
                .formatted(table);
        try (PreparedStatement statement = connection.prepareStatement(select)) {
          statement.setString(1, String.join("|", words).replace(".", "[.]"));
          read(statement).forEach(values -> found.add(new Row(table, values)));
        }
      }
      return found;
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
      return read(statement);
    }
  }

  private static List<String> read(PreparedStatement statement) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  static Set<String> kinds(List<Item> objects) {
    return objects.stream().map(Item::kind).collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> tables(List<Row> rows) {
    return rows.stream().map(Row::table).collect(Collectors.toCollection(TreeSet::new));
  }
}
