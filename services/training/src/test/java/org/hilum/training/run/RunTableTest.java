package org.hilum.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.hilum.servers.RealServers;
import org.hilum.training.data.Finding;
import org.hilum.training.data.Split;
import org.hilum.training.feedback.DrawnLoop;
import org.hilum.training.feedback.FeedbackPlan;
import org.hilum.training.feedback.FeedbackProgress;
import org.hilum.training.fixture.Rows;
import org.hilum.training.snapshot.Example;
import org.hilum.training.snapshot.ExampleSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several replicas, which are only names here, at one table. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@TestProfile(DrawnLoopProfile.class)
class RunTableTest {
  private static final ExampleSnapshot NOTHING =
      new ExampleSnapshot(DrawnLoop.trunkDigest(), List.of());

  private static final Duration LEASE = Duration.ofSeconds(5);

  @Inject AgroalDataSource database;
  @Inject RunTable table;
  @Inject OwnedRuns owned;

  private Rows rows;

  @BeforeEach
  void beginsWithoutRuns() {
    rows = new Rows(database);
    rows.empty();
  }

  @AfterEach
  void leavesNoRunBehind() {
    rows.empty();
  }

  @Test
  void opensOneRunHoweverManyAskAtOnce() throws Exception {
    int replicas = 3;
    CyclicBarrier together = new CyclicBarrier(replicas);
    ExecutorService pool = Executors.newFixedThreadPool(replicas);
    List<Future<RunRequest>> asked = new ArrayList<>();
    for (int i = 0; i < replicas; i++) {
      String owner = "replica-" + i;
      Callable<RunRequest> ask =
          () -> {
            together.await();
            return table.open(RunOccasion.REQUEST, NOTHING, owner);
          };
      asked.add(pool.submit(ask));
    }
    List<Run> opened = new ArrayList<>();
    List<Run> busy = new ArrayList<>();
    for (Future<RunRequest> request : asked) {
      request.get().fold(opened::add, busy::add, () -> false);
    }
    pool.shutdown();

    assertThat(opened).hasSize(1);
    assertThat(busy).extracting(Run::id).containsOnly(opened.get(0).id()).hasSize(2);
    assertThat(table.list(10)).hasSize(1);
  }

  @Test
  void refusesASecondOpenRunEvenPastTheService() throws SQLException {
    opened("one");

    assertThat(
            catchThrowable(
                () ->
                    rows.execute(
                        "INSERT INTO training_run (occasion, owner, leased_until)"
                            + " VALUES ('REQUEST', 'two', now())")))
        .rootCause()
        .hasMessageContaining("training_run_open");
  }

  @Test
  void keepsTheExamplesOfTheLastPlanOfItsOwner() throws SQLException {
    Run run = opened("one");
    List<Example> examples = DrawnLoop.examples("planned", Split.TRAIN, 2);

    owned.planned(run.id(), "one", plan(examples.subList(0, 1)));
    owned.planned(run.id(), "one", plan(examples.subList(1, 2)));
    owned.planned(run.id(), "two", plan(examples));

    assertThat(rows.of("SELECT image_id || ' ' || split FROM run_example"))
        .containsExactly(examples.get(1).imageId() + " TRAIN");
  }

  private static FeedbackPlan plan(List<Example> examples) {
    return new FeedbackPlan(
        "loop/2",
        "loop/1",
        DrawnLoop.trunkDigest(),
        NOTHING.digest(),
        "policy",
        examples,
        List.of(),
        Optional.empty(),
        DrawnLoop.SETTINGS,
        1);
  }

  @Test
  void givesARunToAnotherReplicaOnceItsLeaseIsOver() throws SQLException {
    Run run = opened("dead");
    assertThat(owned.takeUp("other")).isEmpty();

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> owned.takeUp("other").isPresent());

    assertThat(table.find(run.id()).orElseThrow().attempts()).isEqualTo(2);
    assertThat(owned.renew(run.id(), "dead")).isEmpty();
    assertThat(owned.renew(run.id(), "other")).contains(false);
    owned.progress(run.id(), "dead", FeedbackProgress.of("from the grave"));
    owned.end(run.id(), "dead", RunEnd.released());
    assertThat(table.find(run.id()).orElseThrow())
        .extracting(Run::state, Run::step)
        .containsExactly(RunState.RUNNING, "begin");
  }

  @Test
  void keepsALeaseThatIsRenewed() throws SQLException {
    Run run = opened("alive");

    try (Lease lease = Lease.hold(owned, run.id(), "alive", LEASE)) {
      Awaitility.await()
          .pollDelay(LEASE.multipliedBy(2))
          .atMost(Duration.ofSeconds(30))
          .until(() -> owned.takeUp("other").isEmpty());
      assertThat(lease.stop()).isEmpty();
    }
  }

  @Test
  void letsAnotherReplicaTakeUpAtOnceWhatAReplicaReleased() throws SQLException {
    Run run = opened("leaving");

    owned.release(run.id(), "leaving");

    assertThat(owned.takeUp("other")).contains(run.id());
  }

  @Test
  void tellsTheOwnerThatARunWasCancelled() throws SQLException {
    Run run = opened("owner");
    try (Lease lease = Lease.hold(owned, run.id(), "owner", LEASE)) {
      table.cancel(run.id());

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> lease.stop().equals(Optional.of(Stop.CANCELLED)));
    }
  }

  @Test
  void tellsTheOwnerThatARunIsNotItsOwnAnyMore() throws SQLException {
    Run run = opened("owner");
    try (Lease lease = Lease.hold(owned, run.id(), "owner", LEASE)) {
      rows.execute("UPDATE training_run SET owner = 'other'");

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> lease.stop().equals(Optional.of(Stop.LOST)));
    }
  }

  @Test
  void stopsWorkWhileTheDatabaseIsAwayForLongerThanTheLease() throws SQLException {
    Run run = opened("owner");
    try (Lease lease = Lease.hold(owned, run.id(), "owner", LEASE)) {
      RealServers.stopPostgres();

      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lease.stop().equals(Optional.of(Stop.LOST)));
    } finally {
      RealServers.startPostgres();
      rows.empty();
    }
  }

  @Test
  void isDueOnceThereAreEnoughNewLabels() throws SQLException {
    List<Example> all = DrawnLoop.examples("new", Split.TRAIN, 5);
    assertThat(open(RunOccasion.LABELS, all.subList(0, 4))).isEqualTo("not due");

    assertThat(open(RunOccasion.LABELS, all.subList(0, 5))).isEqualTo("opened");
    end();
    assertThat(open(RunOccasion.LABELS, all.subList(0, 9))).isEqualTo("not due");
    assertThat(open(RunOccasion.LABELS, all)).isEqualTo("opened");
  }

  @Test
  void countsALabelThatChangedAsNew() throws SQLException {
    List<Example> normal = DrawnLoop.examples("changed", Split.TRAIN, 5).subList(0, 5);
    assertThat(open(RunOccasion.LABELS, normal)).isEqualTo("opened");
    end();

    List<Example> otherwise =
        normal.stream()
            .map(
                example ->
                    new Example(
                        example.imageId(),
                        example.patient(),
                        example.split(),
                        Finding.VIRAL,
                        1,
                        example.featuresKey(),
                        example.featuresSha256()))
            .toList();
    assertThat(open(RunOccasion.LABELS, otherwise)).isEqualTo("opened");
  }

  @Test
  void opensOneRunWhereTwoReplicasHaveTheSameSchedule() throws SQLException {
    assertThat(open(RunOccasion.SCHEDULE, List.of())).isEqualTo("opened");
    end();
    assertThat(open(RunOccasion.SCHEDULE, List.of())).isEqualTo("not due");
    assertThat(open(RunOccasion.REQUEST, List.of())).isEqualTo("opened");
  }

  @Test
  void showsWhatWasLeftOutByReason() throws SQLException {
    Run run = opened("owner");

    owned.leaveOut(
        run.id(),
        Map.of(
            "a", LeftOut.FEATURES_MISSING,
            "b", LeftOut.FEATURES_MISSING,
            "c", LeftOut.IN_BASE));

    assertThat(table.find(run.id()).orElseThrow().leftOut())
        .isEqualTo(Map.of(LeftOut.FEATURES_MISSING, 2, LeftOut.IN_BASE, 1));
  }

  private Run opened(String owner) throws SQLException {
    return table
        .open(RunOccasion.REQUEST, NOTHING, owner)
        .fold(
            run -> run,
            open -> {
              throw new AssertionError(open + " is open");
            },
            () -> {
              throw new AssertionError("there was no reason");
            });
  }

  private String open(RunOccasion occasion, List<Example> examples) throws SQLException {
    return table
        .open(occasion, new ExampleSnapshot(DrawnLoop.trunkDigest(), examples), "owner")
        .fold(run -> "opened", run -> "busy", () -> "not due");
  }

  private void end() throws SQLException {
    owned.end(table.list(1).get(0).id(), "owner", RunEnd.refused("test"));
  }
}
