package org.hilum.training.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.training.trail.TrailTables.event;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hilum.servers.FreePort;
import org.hilum.training.trail.AuditEvent;
import org.hilum.training.trail.EntryKind;
import org.hilum.training.trail.TrailTables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditCommandTest {
  private static final String IMAGE = "0f".repeat(32);

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  private TrailTables tables;

  @BeforeEach
  void makesTheTables() {
    tables = new TrailTables();
  }

  @Test
  void saysThatTheChainIsIntactAndHowItEnds() throws SQLException {
    tables.append(event(EntryKind.RECEIVED, IMAGE, "{\"n\":1}"));
    String hash = tables.append(event(EntryKind.RECEIVED, IMAGE, "{\"n\":2}")).get(0).hash();

    assertThat(run("verify")).isZero();

    assertThat(output.toString(UTF_8)).contains("2 entries").contains(hash);
  }

  @Test
  void saysWhichEntryIsTheFirstThatIsWrong() throws SQLException {
    tables.append(
        event(EntryKind.RECEIVED, IMAGE, "{\"n\":1}"),
        event(EntryKind.RECEIVED, IMAGE, "{\"n\":2}"));
    tables.tamper("UPDATE audit_entry SET model_version = 'm/9' WHERE sequence = 2");

    assertThat(run("verify")).isEqualTo(1);

    assertThat(errors.toString(UTF_8)).contains("entry 2 is the first that is wrong: changed");
  }

  @Test
  void tellsTheStoryOfAnImage() throws SQLException {
    tables.append(
        event(EntryKind.RECEIVED, IMAGE, "{\"deviceId\":\"cr-2\"}"),
        event(EntryKind.RECEIVED, "1e".repeat(32), "{\"deviceId\":\"cr-9\"}"),
        event(
            EntryKind.SCREENED,
            IMAGE,
            "{\"champion\":{\"probability\":0.9},\"shadows\":[{\"modelVersion\":\"m/2\"}]}"),
        registered("m/1", "aa"),
        registered("m/2", "bb"),
        registered("m/3", "cc"));
    tables.execute(
        """
        INSERT INTO example (image_id, patient, split, standing, finding, readers, said_at)
        VALUES ('%s', 'hidden-person', 'TRAIN', 'LABELLED', 'VIRAL', '{r1}', now())
        """
            .formatted(IMAGE));
    tables.execute(
        "INSERT INTO features VALUES ('%s', 'trunk-digest', 'features-digest', NULL, now())"
            .formatted(IMAGE));

    tables.execute(
        """
        INSERT INTO training_run (occasion, owner, leased_until, state, ended_at, model_version)
        VALUES ('REQUEST', 'a', now(), 'RELEASED', now(), 'm/4'),
               ('REQUEST', 'a', now(), 'RELEASED', now(), 'm/5')
        """);
    tables.execute(
        "INSERT INTO run_example SELECT id, '%s', 'TRAIN' FROM training_run".formatted(IMAGE));
    tables.execute(
        "INSERT INTO left_out SELECT id, '%s', 'IN_BASE' FROM training_run WHERE id = 2"
            .formatted(IMAGE));

    assertThat(run("case", IMAGE)).isZero();

    assertThat(output.toString(UTF_8))
        .contains("received", "deviceId       cr-2")
        .contains("screened m/1", "probability 0.9", "modelVersion m/2")
        .contains("registered m/1", "aa".repeat(32), "registered m/2", "bb".repeat(32))
        .contains("LABELLED", "TRAIN", "VIRAL", "trunk-digest features-digest")
        .contains("m/4, RELEASED, for TRAIN")
        .doesNotContain("m/5")
        .doesNotContain("cr-9")
        .doesNotContain("m/3")
        .doesNotContain("hidden-person");
  }

  @Test
  void namesAnImageThatItDoesNotKnow() {
    assertThat(run("case", IMAGE)).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("knows no image " + IMAGE);
  }

  @Test
  void saysWhereNoDatabaseAnswers() {
    String port = String.valueOf(FreePort.next());

    assertThat(run("verify", "--postgres-port", port)).isEqualTo(1);
    assertThat(errors.toString(UTF_8)).contains("localhost:" + port);
  }

  @Test
  void findsTheTablesByOptionThenByVariableThenWhereUpStartsThem() {
    Map<String, String> variables =
        Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://db/hilum",
            "QUARKUS_DATASOURCE_USERNAME", "auditor");
    CommandLine bare = CommandLine.parse(List.of(), Set.of(DatabaseAddress.OPTION), Set.of());
    CommandLine named =
        CommandLine.parse(
            List.of("--postgres-port", "1"), Set.of(DatabaseAddress.OPTION), Set.of());

    assertThat(DatabaseAddress.of(bare, Map.of()).url())
        .isEqualTo("jdbc:postgresql://localhost:15432/postgres");
    assertThat(DatabaseAddress.of(bare, variables))
        .isEqualTo(new DatabaseAddress("jdbc:postgresql://db/hilum", "auditor", "postgres"));
    assertThat(DatabaseAddress.of(named, variables).url())
        .isEqualTo("jdbc:postgresql://localhost:1/postgres");
  }

  private static AuditEvent registered(String modelVersion, String digest) {
    AuditEvent any = event(EntryKind.REGISTERED, IMAGE, "{}");
    return new AuditEvent(
        EntryKind.REGISTERED,
        any.happenedAt(),
        Optional.empty(),
        Optional.of(modelVersion),
        digest.repeat(32),
        "{}");
  }

  private int run(String... arguments) {
    return AuditCommand.parse(List.of(arguments), tables.environment())
        .run(new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8));
  }
}
