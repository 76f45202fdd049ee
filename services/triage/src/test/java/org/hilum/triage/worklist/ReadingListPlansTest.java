package org.hilum.triage.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.hilum.servers.RealServers;
import org.hilum.triage.fixture.Xrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What PostgreSQL does for the statements that the reading list sends, when most of 10,000 cases
 * have been read. The cases go with the transaction that made them.
 */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ReadingListPlansTest {
  private static final String LONG_LIST =
      """
      insert into cases (image_id, received_at, read_by, screening, model_version, screened_at,
        device_id, revision, verdict)
      select encode(sha256(('planned ' || n)::bytea), 'hex'), at, at + interval '1 h',
        case when n % 7 = 0 then 'FLAGGED' else 'CLEAR' end, 'pneumonia/1.0.0', at,
        'cr-' || n % 40, read, case read when 1 then 'NORMAL' end
      from (select n, now() - n * interval '1 min' as at, (n > 500)::int as read
        from generate_series(1, 10000) as n) as drawn
      """;

  private static final Optional<String> DEVICE = Optional.of("cr-1");
  private static final Optional<Instant> SINCE =
      Optional.of(Instant.now().minus(Duration.ofHours(2)));
  private static final Optional<ListPosition> AFTER =
      Optional.of(new ListPosition(Instant.now(), Xrays.id("planned")));

  @Inject ReadingList list;
  @Inject DataSource database;

  static List<Arguments> pages() {
    Set<Screening> kinds = Set.of(Screening.FLAGGED, Screening.FAILED);
    List<Arguments> pages = new ArrayList<>();
    for (ReadingState state : ReadingState.values()) {
      pages.add(page("by_deadline", state, Set.of(), Optional.empty()));
      pages.add(page("by_screening", state, kinds, Optional.empty()));
      pages.add(page("by_device", state, Set.of(), DEVICE));
      pages.add(page("by_device", state, kinds, DEVICE));
    }
    return pages;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPartOfAPageIsAStretchOfItsIndexInOrder(String index, ReadingListQuery query)
      throws SQLException {
    List<String> sent = statements(() -> list.page(query));

    assertThat(sent).hasSize(query.parts().size());
    assertThat(plans(sent))
        .allSatisfy(
            plan ->
                assertThat(plan)
                    .containsPattern("Index (Only )?Scan using cases_(unread|read)_" + index)
                    .doesNotContain("Seq Scan", "Sort"));
  }

  @Test
  void theSummaryReadsNoCaseThatHasAVerdict() throws SQLException {
    List<String> sent = statements(list::summary);

    assertThat(plans(sent))
        .filteredOn(plan -> plan.contains(" cases"))
        .hasSize(1)
        .allSatisfy(plan -> assertThat(plan).contains("cases_unread").doesNotContain("Seq Scan"));
    assertThat(plans(sent)).anyMatch(plan -> plan.contains("read_tallies"));
  }

  @Test
  void oneCaseIsFoundByItsKey() throws SQLException {
    List<String> sent = statements(() -> list.detail(Xrays.id("planned")));

    assertThat(plans(sent))
        .isNotEmpty()
        .allSatisfy(plan -> assertThat(plan).contains("cases_pkey").doesNotContain("Seq Scan"));
  }

  private static Arguments page(
      String index, ReadingState state, Set<Screening> kinds, Optional<String> device) {
    return Arguments.of(index, new ReadingListQuery(state, kinds, device, SINCE, AFTER, 50));
  }

  /** Without that which only says how the transaction sees. */
  private static List<String> statements(Runnable work) {
    return SentStatements.during(() -> QuarkusTransaction.requiringNew().run(work)).stream()
        .filter(sql -> sql.startsWith("select"))
        .toList();
  }

  private List<String> plans(List<String> statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try {
        statement.execute(LONG_LIST);
        statement.execute("analyze cases");
        statement.execute("set local plan_cache_mode = force_generic_plan");
        // A handful of rows may be gathered and sorted. Whether the index has their order shows
        // without.
        statement.execute("set local enable_bitmapscan = off");
        List<String> plans = new ArrayList<>();
        for (String sql : statements) {
          plans.add(plan(statement, sql));
        }
        return plans;
      } finally {
        connection.rollback();
      }
    }
  }

  /** The plan for whatever values, as PostgreSQL keeps it; the length of a page is known. */
  private static String plan(Statement statement, String sql) throws SQLException {
    String asked = sql.replace("fetch first ? rows only", "fetch first 51 rows only");
    List<String> values = new ArrayList<>();
    while (asked.contains("?")) {
      values.add("null");
      asked = asked.replaceFirst("\\?", "\\$" + values.size());
    }
    statement.execute("prepare planned as " + asked);
    String arguments = values.isEmpty() ? "" : "(" + String.join(", ", values) + ")";
    StringBuilder plan = new StringBuilder();
    try (ResultSet lines = statement.executeQuery("explain execute planned" + arguments)) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    }
    statement.execute("deallocate planned");
    return plan.toString();
  }
}
