package org.hilum.training.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hilum.servers.RealServers;
import org.hilum.training.data.Split;
import org.hilum.training.feedback.DrawnLoop;
import org.hilum.training.feedback.FeedbackFolder;
import org.hilum.training.feedback.PlannedRun;
import org.hilum.training.fixture.Rows;
import org.hilum.training.snapshot.Example;
import org.hilum.training.snapshot.ExampleSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@TestProfile(DrawnLoopProfile.class)
class TrainingProcessTest {
  @Inject AgroalDataSource database;
  @Inject RunTable table;
  @Inject OwnedRuns owned;

  @TempDir Path folder;

  private Rows rows;
  private Lease lease;

  @BeforeEach
  void opensARun() throws SQLException {
    rows = new Rows(database);
    rows.empty();
    ExampleSnapshot nothing = new ExampleSnapshot(DrawnLoop.trunkDigest(), List.of());
    table.open(RunOccasion.REQUEST, nothing, "owner");
    lease = Lease.hold(owned, table.list(1).get(0).id(), "owner", Duration.ofSeconds(5));
  }

  @AfterEach
  void endsIt() {
    lease.close();
    rows.empty();
  }

  @Test
  void endsAProcessWhoseTimeIsUp() {
    ChildEnd end = run("1g", "1s");

    assertThat(end.isLate()).isTrue();
    assertThat(end.exitCode()).isNotZero();
  }

  @Test
  void noticesThatAProcessHadTooLittleMemory() {
    ChildEnd end = run("16m", "10m");

    assertThat(end.isLate()).isFalse();
    assertThat(end.fault(config("16m", "10m")).orElseThrow().reasons().get(0))
        .contains("out of memory with -Xmx16m");
  }

  @Test
  void endsAProcessOfARunThatMustStop() {
    lease.stop(Stop.SHUTDOWN);

    ChildEnd end = run("1g", "10m");

    assertThat(end.isLate()).isFalse();
    assertThat(end.exitCode()).isNotZero();
  }

  @Test
  void writesProgressWhereEverybodySeesIt() throws SQLException {
    run("16m", "10m");

    assertThat(table.list(1).get(0).step()).isEqualTo("read the data");
  }

  private ChildEnd run(String memory, String timeout) {
    List<Example> examples = new ArrayList<>();
    for (Split split : Split.values()) {
      examples.addAll(DrawnLoop.examples("a", split, 2));
    }
    FeedbackFolder run = PlannedRun.in(folder.resolve("run"), examples, Optional.empty());
    return new TrainingProcess(config(memory, timeout)).run(run, lease);
  }

  private static RunConfig config(String memory, String timeout) {
    return GivenConfig.with(Map.of("memory", memory, "timeout", timeout));
  }
}
