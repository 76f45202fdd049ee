package org.hilum.training.trail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hilum.training.trail.TrailTables.event;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hilum.network.weights.Digest;
import org.hilum.training.trail.ChainVerdict.Broken;
import org.hilum.training.trail.ChainVerdict.Flaw;
import org.hilum.training.trail.ChainVerdict.Intact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTrailTest {
  private static final String IMAGE = "0f".repeat(32);
  private static final String ZEROS = "0".repeat(64);

  private TrailTables tables;

  @BeforeEach
  void makesTheTables() {
    tables = new TrailTables();
  }

  /** {@code printf '%s\n' PREVIOUS 1 … | sha256sum} gives the same. */
  @Test
  void hashesNineLines() throws SQLException {
    AuditEntry entry = tables.append(event(EntryKind.RECEIVED, IMAGE, "{\"a\":1}")).get(0);

    String lines =
        String.join(
            "\n",
            ZEROS,
            "1",
            "2026-03-02T12:00:01Z",
            "2026-03-02T12:00:00Z",
            "RECEIVED",
            IMAGE,
            "m/1",
            Digest.of("{\"a\":1}".getBytes(UTF_8)),
            "{\"a\":1}",
            "");
    assertThat(entry.hash()).isEqualTo(Digest.of(lines.getBytes(UTF_8)));
    assertThat(tables.column("SELECT hash FROM audit_entry")).containsExactly(entry.hash());
  }

  @Test
  void findsAnUntouchedChainIntact() throws SQLException {
    assertThat(tables.check()).isEqualTo(new Intact(ChainHead.EMPTY));
    List<AuditEntry> first = fill(3);
    List<AuditEntry> second = tables.append(event(EntryKind.FLAGGED, IMAGE, "{\"é\":\"\\u0001\"}"));

    assertThat(second.get(0).previous()).isEqualTo(first.get(2).hash());
    assertThat(tables.check()).isEqualTo(new Intact(new ChainHead(4, second.get(0).hash())));
  }

  @Test
  void addsNothingForWhatIsToldAgain() throws SQLException {
    AuditEvent told = event(EntryKind.RECEIVED, IMAGE, "{}");

    assertThat(tables.append(told, told)).hasSize(1);
    assertThat(tables.append(told)).isEmpty();
    // The same document may tell two things, or of two.
    assertThat(tables.append(event(EntryKind.FLAGGED, IMAGE, "{}"), told)).hasSize(1);
    assertThat(tables.append(event(EntryKind.RECEIVED, "1e".repeat(32), "{}"), told)).hasSize(1);
    assertThat(tables.column("SELECT sequence FROM audit_entry ORDER BY 1"))
        .containsExactly("1", "2", "3");
  }

  @Test
  void keepsOneChainThoughManyAddAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<AuditEntry>>> added =
          IntStream.range(0, 40)
              .mapToObj(
                  number ->
                      threads.submit(
                          () ->
                              tables.append(
                                  event(EntryKind.RECEIVED, IMAGE, "{\"n\":" + number / 2 + "}"))))
              .toList();
      for (Future<List<AuditEntry>> each : added) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(tables.check())
        .isInstanceOfSatisfying(
            Intact.class, intact -> assertThat(intact.head().sequence()).isEqualTo(20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_entry SET kind = 'FLAGGED' WHERE sequence = 1",
        "DELETE FROM audit_entry WHERE sequence = 1",
        "TRUNCATE audit_entry",
        "DELETE FROM audit_head",
        "TRUNCATE audit_head"
      })
  void refusesToChangeOrForget(String sql) throws SQLException {
    fill(2);

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> tables.execute(sql))
        .withMessageContaining("entries are only added");
    assertThat(tables.check()).isInstanceOf(Intact.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "recorded_at = recorded_at + interval '1 microsecond'",
        "happened_at = happened_at + interval '1 microsecond'",
        "kind = 'FAILED'",
        "image_id = repeat('1', 64)",
        "image_id = NULL",
        "model_version = 'm/2'",
        "digest = repeat('2', 64)",
        "facts = '{\"n\": 1}'",
        "previous = repeat('3', 64)",
        "hash = repeat('4', 64)"
      })
  void findsAnyChangeOfAnEntry(String change) throws SQLException {
    fill(5);

    tables.tamper("UPDATE audit_entry SET " + change + " WHERE sequence = 3");

    assertThat(broken().sequence()).isEqualTo(3);
    assertThat(broken().flaw()).isEqualTo(Flaw.CHANGED);
  }

  @Test
  void findsAnEntryThatWasWrittenAnew() throws SQLException {
    List<AuditEntry> entries = fill(5);
    AuditEntry forged =
        AuditEntry.after(
            entries.get(1).head(),
            event(EntryKind.FLAGGED, IMAGE, "{}"),
            Instant.parse("2026-03-02T12:00:01Z"));

    tables.tamper(
        "UPDATE audit_entry SET kind = '%s', digest = '%s', facts = '%s', hash = '%s' WHERE sequence = 3"
            .formatted(forged.kind(), forged.digest(), forged.facts(), forged.hash()));

    assertThat(broken().sequence()).isEqualTo(4);
    assertThat(broken().detail()).contains("entry before it was written anew");
  }

  @Test
  void findsWhatIsMissing() throws SQLException {
    fill(6);

    tables.tamper("DELETE FROM audit_entry WHERE sequence IN (3, 4)");

    assertThat(broken()).isEqualTo(new Broken(3, Flaw.MISSING, "it is gone, and all entries to 4"));
  }

  @Test
  void findsThatTheEndIsMissing() throws SQLException {
    fill(6);

    tables.tamper("DELETE FROM audit_entry WHERE sequence = 6");

    assertThat(broken()).isEqualTo(new Broken(6, Flaw.MISSING, "it is gone"));
  }

  @Test
  void findsThatEverythingIsMissing() throws SQLException {
    fill(2);

    tables.tamper("DELETE FROM audit_entry");

    assertThat(broken()).isEqualTo(new Broken(1, Flaw.MISSING, "it is gone, and all entries to 2"));
  }

  @Test
  void findsTwoThatHaveChangedPlaces() throws SQLException {
    fill(5);

    tables.tamper(
        "UPDATE audit_entry SET sequence = 99 WHERE sequence = 2",
        "UPDATE audit_entry SET sequence = 2 WHERE sequence = 4",
        "UPDATE audit_entry SET sequence = 4 WHERE sequence = 99");

    assertThat(broken())
        .isEqualTo(new Broken(2, Flaw.REORDERED, "what stands there was added as entry 4"));
  }

  @Test
  void findsAGapThatWasClosed() throws SQLException {
    fill(5);

    tables.tamper(
        "DELETE FROM audit_entry WHERE sequence = 2",
        "UPDATE audit_entry SET sequence = sequence + 100 WHERE sequence > 2",
        "UPDATE audit_entry SET sequence = sequence - 101 WHERE sequence > 100",
        "UPDATE audit_head SET sequence = 4");

    assertThat(broken().sequence()).isEqualTo(2);
    assertThat(broken().detail()).contains("added as entry 3");
  }

  @Test
  void findsAHeadThatIsNotTheEnd() throws SQLException {
    fill(3);

    tables.tamper("UPDATE audit_head SET sequence = 2");

    assertThat(broken().sequence()).isEqualTo(3);
    assertThat(broken().detail()).contains("should end with entry 2");
  }

  @Test
  void takesNoSubjectThatCannotBe() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> event(EntryKind.RECEIVED, "person1", "{}"))
        .withMessageContaining("'person1' is no image id");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                new AuditEvent(
                    EntryKind.RELEASED,
                    Instant.EPOCH,
                    Optional.empty(),
                    Optional.of("m/1\nm/2"),
                    ZEROS,
                    "{}"))
        .withMessageContaining("is no <name>/<version>");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                new AuditEvent(
                    EntryKind.RELEASED,
                    Instant.MAX,
                    Optional.empty(),
                    Optional.empty(),
                    ZEROS,
                    "{}"))
        .withMessageContaining("no time");
  }

  private List<AuditEntry> fill(int entries) throws SQLException {
    return tables.append(
        IntStream.rangeClosed(1, entries)
            .mapToObj(number -> event(EntryKind.RECEIVED, IMAGE, "{\"n\":" + number + "}"))
            .toArray(AuditEvent[]::new));
  }

  private Broken broken() throws SQLException {
    ChainVerdict verdict = tables.check();
    assertThat(verdict).isInstanceOf(Broken.class);
    return (Broken) verdict;
  }
}
