package org.hilum.training.run;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.hilum.network.Features;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.ReleasedModel;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.hilum.training.data.Finding;
import org.hilum.training.data.Split;
import org.hilum.training.feedback.DrawnLoop;
import org.hilum.training.feedback.FeedbackFolder;
import org.hilum.training.feedback.FeedbackPlan;
import org.hilum.training.feedback.FeedbackTraining;
import org.hilum.training.finetune.FailingPrint;
import org.hilum.training.fixture.Images;
import org.hilum.training.fixture.Rows;
import org.hilum.training.gate.Evidence;
import org.hilum.training.gate.PromotionPolicy;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.Catalogue;
import org.hilum.training.registry.ListedModel;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.ReleaseState;
import org.hilum.training.registry.ReleasedTopic;
import org.hilum.training.registry.Releases;
import org.hilum.training.registry.Standing;
import org.hilum.training.snapshot.Example;
import org.hilum.training.snapshot.Snapshots;
import org.hilum.training.trial.EvidenceFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a request to a model on trial, and what can go wrong between. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@TestProfile(DrawnLoopProfile.class)
class RunsTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @Inject AgroalDataSource database;
  @Inject ObjectStore store;
  @Inject Registry registry;
  @Inject Aliases aliases;
  @Inject Catalogue catalogue;
  @Inject Releases releases;
  @Inject Snapshots snapshots;
  @Inject PromotionPolicy policy;
  @Inject RunTable table;
  @Inject OwnedRuns owned;
  @Inject RunWork work;
  @Inject RunTriggers triggers;
  @Inject EvidenceFiles files;

  @TempDir Path folder;

  private Images images;
  private Rows rows;
  private GivenRuns given;

  @BeforeEach
  void beginsWithAChampion() {
    images = new Images();
    rows = new Rows(database);
    given = new GivenRuns(rows, images);
    awaitNoOpenRun();
    rows.empty();
    if (aliases.state("loop").isEmpty()) {
      registry.add(DrawnLoop.champion(folder.resolve("models"), "loop/1"));
      releases.install("loop/1", "test");
    }
  }

  @AfterEach
  void endsWhatRuns() {
    rows.execute("UPDATE training_run SET cancelling = true WHERE state = 'RUNNING'");
    awaitNoOpenRun();
    images.close();
  }

  @Test
  void putsAModelThatLearnedFromReviewedImagesOnTrial() {
    given.reviewed(enough());
    List<Example> unusable = DrawnLoop.examples(name(), Split.TRAIN, 2);
    given.label(unusable.get(0), Finding.NORMAL);
    given.ofAnotherTrunk(unusable.get(1));
    given.reviewed(unusable.subList(2, 4));
    given.damage(unusable.get(2));
    given.change(unusable.get(3));

    long run = begin();
    awaitState(run, RunState.RELEASED);

    get("/training/runs/" + run)
        .then()
        .statusCode(200)
        .body("occasion", equalTo("REQUEST"))
        .body("attempts", equalTo(1))
        .body("champion", equalTo("loop/1"))
        .body("trunkDigest", equalTo(DrawnLoop.trunkDigest()))
        .body("examples", equalTo(36))
        .body("leftOut.FEATURES_MISSING", equalTo(1))
        .body("leftOut.OTHER_TRUNK", equalTo(1))
        .body("leftOut.FEATURES_DAMAGED", equalTo(1))
        .body("leftOut.FEATURES_CHANGED", equalTo(1));
    Run ended = find(run);
    String version = ended.modelVersion().orElseThrow();
    ListedModel model = catalogue.find(version).orElseThrow();
    assertThat(model.standing()).isEqualTo(Standing.CHALLENGER);
    assertThat(model.decisions()).hasSize(1);
    ReleaseState state = aliases.state("loop").orElseThrow();
    assertThat(state.champion().modelVersion()).isEqualTo("loop/1");
    assertThat(state.change().by()).isEqualTo("training run " + run);
    assertThat(told().shadows()).extracting(ReleasedModel::modelVersion).containsExactly(version);
    Evidence evidence = files.require(version);
    assertThat(evidence.champion().model().modelVersion()).isEqualTo("loop/1");
    assertThat(evidence.candidate().outcomes()).hasSize(12);
    assertThat(registry.find(version).orElseThrow().description().provenance())
        .containsEntry("snapshotDigest", ended.snapshotDigest().orElseThrow())
        .containsEntry("policyDigest", policy.digest());
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(work.folder(ended).models()).doesNotExist());
    assertThat(work.folder(ended).log()).content().contains("progress: judge");
  }

  @Test
  void goesOnAfterTheServiceDiedWhereItWas() throws SQLException {
    given.reviewed(enough());
    Run run =
        table
            .open(RunOccasion.REQUEST, snapshots.take(), "a replica that dies")
            .fold(
                opened -> opened,
                open -> open,
                () -> {
                  throw new AssertionError("there was no reason");
                });
    FeedbackFolder half = planned(run);
    assertThatThrownBy(
            () ->
                new FeedbackTraining(
                        half,
                        FailingPrint.at("fine-tuned layers: stressed", new ByteArrayOutputStream()))
                    .run())
        .hasMessage("power");

    awaitState(run.id(), RunState.RELEASED);

    assertThat(find(run.id()).attempts()).isEqualTo(2);
    assertThat(half.log())
        .content()
        .contains("last layers, seed 1: was there", "released: ")
        .doesNotContain("seed 1, epoch");
  }

  @Test
  void refusesAModelThatLearnedWrongLabels() {
    for (Example example : enough()) {
      given.reviewed(List.of(example));
      if (example.split() != Split.TEST) {
        given.label(
            example, example.finding() == Finding.NORMAL ? Finding.BACTERIAL : Finding.NORMAL);
      }
    }

    long run = begin();
    awaitState(run, RunState.REFUSED);

    assertThat(find(run).reasons()).anyMatch(reason -> reason.startsWith("AUC"));
    ListedModel model = catalogue.find(find(run).modelVersion().orElseThrow()).orElseThrow();
    assertThat(model.standing()).isIn(Standing.REFUSED, Standing.RETIRED);
    assertThat(model.decisions()).hasSize(1);
    awaitWeightsGone(model.modelVersion());
    assertThat(told().shadows())
        .extracting(ReleasedModel::modelVersion)
        .doesNotContain(model.modelVersion());
  }

  @Test
  void failsWithAReasonWhenItsProcessIsKilledAndTheServiceGoesOn() {
    given.reviewed(enough());
    long run = begin();
    ProcessHandle process = awaitProcess();

    process.destroyForcibly();
    awaitState(run, RunState.FAILED);

    assertThat(find(run).reasons()).singleElement().asString().contains("was killed");
    get("/q/health/live").then().statusCode(200);
    long next = begin();
    assertThat(next).isGreaterThan(run);
    post("/training/runs/" + next + "/cancel").then().statusCode(202);
    awaitState(next, RunState.CANCELLED);
    assertThat(processes()).isEmpty();
  }

  @Test
  void cancelsARunAndItsProcess() {
    given.reviewed(enough());
    long run = begin();
    ProcessHandle process = awaitProcess();

    post("/training/runs/" + run + "/cancel")
        .then()
        .statusCode(202)
        .body("cancelling", equalTo(true));
    awaitState(run, RunState.CANCELLED);

    assertThat(process.isAlive()).isFalse();
    post("/training/runs/" + run + "/cancel")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", containsString("CANCELLED"));
  }

  @Test
  void namesTheRunThatIsOpenToWhoAsksForAnother() {
    given.reviewed(enough());
    long run = begin();

    post("/training/runs")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", equalTo("Run %d has not ended.".formatted(run)));
    get("/training/runs").then().statusCode(200).body("size()", equalTo(1));
  }

  @Test
  void knowsNoRunThatNobodyBegan() {
    get("/training/runs/999999").then().statusCode(404).contentType("application/problem+json");
    post("/training/runs/999999/cancel").then().statusCode(404);
    get("/training/runs/first").then().statusCode(404);
  }

  @Test
  void explainsThatImagesOfOneClassAreNotEnough() {
    given.reviewed(
        enough().stream().filter(example -> example.finding() == Finding.NORMAL).toList());

    long run = begin();
    awaitState(run, RunState.REFUSED);

    assertThat(find(run).reasons())
        .singleElement()
        .asString()
        .contains("0 reviewed images of class PNEUMONIA in split TRAIN, but 8 are needed");
    assertThat(processes()).isEmpty();
  }

  @Test
  void explainsThatThereIsNothingToLearnFrom() {
    long run = begin();
    awaitState(run, RunState.REFUSED);

    assertThat(find(run).reasons()).containsExactly("There is no reviewed image to learn from.");
  }

  @Test
  void beginsByItselfOnceThereAreEnoughNewLabels() {
    List<Example> labels = DrawnLoop.examples(name(), Split.TRAIN, 5);
    given.reviewed(labels.subList(0, 4));
    triggers.look();
    assertThat(runs()).isEmpty();

    given.reviewed(labels.subList(4, 5));
    triggers.look();

    assertThat(runs()).singleElement().extracting(Run::occasion).isEqualTo(RunOccasion.LABELS);
    awaitNoOpenRun();
    triggers.look();
    assertThat(runs()).hasSize(1);
  }

  /** Of each class eight to learn from, four for validation, six locked. */
  private static List<Example> enough() {
    String name = name();
    List<Example> examples = new ArrayList<>(DrawnLoop.examples(name, Split.TRAIN, 8));
    examples.addAll(DrawnLoop.examples(name, Split.VALIDATION, 4));
    examples.addAll(DrawnLoop.examples(name, Split.TEST, 6));
    return examples;
  }

  private static String name() {
    return UUID.randomUUID().toString();
  }

  /** What the replica that dies had done by then. */
  private FeedbackFolder planned(Run run) throws SQLException {
    FeedbackFolder half = work.folder(run);
    registry.fetch("loop/1", half.models());
    List<Example> examples = snapshots.take().examples();
    for (Example example : examples) {
      half.keepFeatures(
          example.imageId(),
          Features.fromSafetensors(store.get(example.featuresKey(), 1 << 20).orElseThrow()));
    }
    half.write(
        new FeedbackPlan(
            "loop/" + (1000 + run.id()),
            "loop/1",
            DrawnLoop.trunkDigest(),
            snapshots.take().digest(),
            policy.digest(),
            examples,
            List.of(),
            Optional.empty(),
            DrawnLoop.SETTINGS,
            1));
    return half;
  }

  private static long begin() {
    return post("/training/runs").then().statusCode(202).extract().jsonPath().getLong("id");
  }

  private Run find(long run) {
    try {
      return table.find(run).orElseThrow();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Run> runs() {
    try {
      return table.list(10);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitState(long run, RunState state) {
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              triggers.look();
              Run now = find(run);
              assertThat(now.state()).as("%s", now).isEqualTo(state);
            });
  }

  /** One whose replica is only a name ends when its lease is over and it is taken up. */
  private void awaitNoOpenRun() {
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(
            () -> {
              if (!table.isOneOpen()) {
                return true;
              }
              owned.takeUp("test").ifPresent(this::end);
              return false;
            });
  }

  private void end(long run) {
    try {
      owned.end(run, "test", RunEnd.cancelled());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Databases are children too, but no JVMs. */
  private static ProcessHandle awaitProcess() {
    Awaitility.await().atMost(LONG).until(() -> !processes().isEmpty());
    return processes().get(0);
  }

  private static List<ProcessHandle> processes() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/java"))
        .toList();
  }

  private void awaitWeightsGone(String modelVersion) {
    Awaitility.await()
        .atMost(LONG)
        .until(() -> !registry.find(modelVersion).orElseThrow().hasWeights());
  }

  private static ModelReleased told() {
    ConsumerRecord<String, byte[]> last =
        ReleasedTopic.last(RealServers.shared().bootstrapServers(), "loop");
    try {
      return EventJson.read(last.value(), ModelReleased.class);
    } catch (MalformedEventException e) {
      throw new AssertionError(e);
    }
  }
}
