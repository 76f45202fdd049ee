package org.hilum.training.trial;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hilum.training.fixture.Images.newId;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hilum.schemas.Decision;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.IndeterminateReason;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.ReleaseOccasion;
import org.hilum.schemas.ReleasedModel;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.Verdict;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.hilum.training.fixture.ReviewTopic;
import org.hilum.training.fixture.Rows;
import org.hilum.training.fixture.Told;
import org.hilum.training.gate.Evidence;
import org.hilum.training.gate.Gate;
import org.hilum.training.gate.GateOutcome;
import org.hilum.training.gate.PromotionPolicy;
import org.hilum.training.gate.ShadowTrial;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.Catalogue;
import org.hilum.training.registry.KeptDecision;
import org.hilum.training.registry.Proof;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.ReleaseOutcome;
import org.hilum.training.registry.ReleaseState;
import org.hilum.training.registry.ReleasedTopic;
import org.hilum.training.registry.Releases;
import org.hilum.training.registry.Stage;
import org.hilum.training.registry.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a model on trial to a champion, with real Kafka, PostgreSQL and S3. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TrialsTest {
  private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");
  private static final int CASES = 10;
  private static final PromotionPolicy POLICY =
      new PromotionPolicy(
          "f".repeat(64),
          new PromotionPolicy.Auc(0.01, 0.95),
          0.9,
          0.1,
          new PromotionPolicy.Subgroups(0.05, 30),
          List.of(),
          new PromotionPolicy.Shadow(CASES, 0.9),
          new PromotionPolicy.Guards(300, 0.15, 100, 0.8, 0.25));

  @Inject AgroalDataSource database;
  @Inject ObjectStore store;
  @Inject Registry registry;
  @Inject Aliases aliases;
  @Inject Catalogue catalogue;
  @Inject Releases releases;
  @Inject EvidenceFiles files;
  @Inject SharedCases cases;
  @Inject MeterRegistry meters;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @TempDir Path folder;

  private Rows rows;
  private GivenModels given;
  private Gate gate;
  private Trials trials;

  @BeforeEach
  void looksAtTheTables() {
    rows = new Rows(database);
    // A test before may have restarted it.
    rows.await("select 1", "1");
    store.createBucketIfAbsent();
    given = new GivenModels(registry, folder);
    gate = new Gate(POLICY, registry, Clock.systemUTC());
    trials = new Trials(aliases, files, cases, gate, releases);
  }

  @Test
  void promotesAModelThatDecidesAsTheChampionDoes() throws Exception {
    onTrial("agree");
    screen("agree", 10, n -> n == 0 ? 0.4 : 0.6);

    ReleaseState state = ended("agree");

    assertThat(state.champion().modelVersion()).isEqualTo("agree/2");
    assertThat(state.previous().orElseThrow().modelVersion()).isEqualTo("agree/1");
    assertThat(state.challenger()).isEmpty();
    assertThat(told("agree").champion().modelVersion()).isEqualTo("agree/2");
    assertThat(told("agree").occasion()).isEqualTo(ReleaseOccasion.PROMOTION);
    assertThat(told("agree").releasedBy()).isEqualTo("trial");
    KeptDecision decision = decision("agree/2", state);
    assertThat(decision.stage()).isEqualTo(Stage.PROMOTION);
    assertThat(decision.passed()).isTrue();
    assertThat(trials.decide("agree")).isEmpty();
  }

  @Test
  void leavesPromotionAndDecisionInTheAuditTrail() throws Exception {
    onTrial("proven");
    screen("proven", 10, n -> 0.6);

    String dossier = ended("proven").change().dossier().orElseThrow();

    rows.await(
        """
        select facts->>'dossier' from audit_entry where kind = 'JUDGED'
        and model_version = 'proven/2' and facts->>'stage' = 'PROMOTION'
        """,
        dossier);
    rows.await(
        """
        select facts->>'dossier' from audit_entry where kind = 'RELEASED'
        and model_version = 'proven/2' and facts->>'occasion' = 'PROMOTION'
        and facts->>'by' = 'trial' and facts->>'previous' = 'proven/1'
        """,
        dossier);
  }

  @Test
  void waitsForEnoughImages() throws Exception {
    onTrial("early");
    screen("early", 9, n -> 0.6);

    assertThat(trials.decide("early")).isEmpty();
    assertThat(catalogue.find("early/2").orElseThrow().standing()).isEqualTo(Standing.CHALLENGER);
    assertThat(catalogue.find("early/2").orElseThrow().decisions())
        .allSatisfy((file, kept) -> assertThat(kept.stage()).isEqualTo(Stage.OFFLINE));

    screen("early", 1, n -> 0.6);
    assertThat(ended("early").champion().modelVersion()).isEqualTo("early/2");
  }

  @Test
  void endsTheTrialOfAModelThatDecidesOtherwise() throws Exception {
    onTrial("differ");
    screen("differ", 10, n -> n < 2 ? 0.4 : 0.6);

    ReleaseState state = ended("differ");

    assertThat(state.champion().modelVersion()).isEqualTo("differ/1");
    assertThat(state.retired()).containsExactly("differ/2");
    assertThat(told("differ").shadows()).isEmpty();
    assertThat(decision("differ/2", state).reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason).contains("0.8000"));
    assertThat(trials.decide("differ")).isEmpty();
  }

  @Test
  void promotesAModelWithWhichReadersSideWhereItDecidesOtherwise() throws Exception {
    onTrial("right");
    List<String> images = screen("right", 10, n -> n < 3 ? 0.4 : 0.6);
    review(images, Verdict.NORMAL, Verdict.NORMAL, Verdict.PNEUMONIA, Verdict.NORMAL);

    assertThat(cases.count("right/2", "right/1"))
        .isEqualTo(new ShadowTrial("right/2", "right/1", 10, 7, 2));
    assertThat(ended("right").champion().modelVersion()).isEqualTo("right/2");
  }

  @Test
  void noReaderSidesWithAnAbstention() throws Exception {
    String image = newId();
    Told.sendAll(
        List.of(Told.withShadow(Told.screened(image, AT, "shy/1", 0.6), abstaining("shy/2"))));
    awaitEntries(List.of(image), 1);
    review(List.of(image), Verdict.NORMAL);

    assertThat(cases.count("shy/2", "shy/1")).isEqualTo(new ShadowTrial("shy/2", "shy/1", 1, 0, 0));
  }

  @Test
  void countsAnImageOnce() throws Exception {
    onTrial("again");
    String image = newId();
    List<ScreeningCompleted> events =
        IntStream.range(0, 12)
            .mapToObj(n -> screened(image, AT.plusSeconds(n), "again", n == 0 ? 0.4 : 0.6))
            .toList();
    Told.sendAll(events);
    awaitEntries(List.of(image), 12);

    assertThat(cases.count("again/2", "again/1"))
        .isEqualTo(new ShadowTrial("again/2", "again/1", 1, 0, 0));
    assertThat(trials.decide("again")).isEmpty();
  }

  @Test
  void countsOnlyWhatTheseTwoModelsHaveJudged() throws Exception {
    onTrial("pair");
    String alone = newId();
    String withAnother = newId();
    String underAnother = newId();
    Told.sendAll(
        List.of(
            Told.screened(alone, AT, "pair/1", 0.6),
            Told.withShadow(Told.screened(withAnother, AT, "pair/1", 0.6), "pair/3", 0.6),
            Told.withShadow(Told.screened(underAnother, AT, "pair/0", 0.6), "pair/2", 0.6)));
    awaitEntries(List.of(alone, withAnother, underAnother), 3);

    assertThat(cases.count("pair/2", "pair/1").cases()).isZero();

    screen("pair", 1, n -> 0.6);
    assertThat(cases.count("pair/2", "pair/1").cases()).isEqualTo(1);
  }

  @Test
  void countsTwoAbstentionsAsTheSameAndOneAloneAsADifference() throws Exception {
    Judgement champion = abstaining("doubt/1");
    Judgement challenger = abstaining("doubt/2");
    List<String> images = List.of(newId(), newId(), newId());
    Told.sendAll(
        List.of(
            Told.withShadow(Told.screened(images.get(0), AT, champion), challenger),
            Told.withShadow(Told.screened(images.get(1), AT, champion), "doubt/2", 0.1),
            Told.withShadow(Told.screened(images.get(2), AT, "doubt/1", 0.1), challenger)));
    awaitEntries(images, 3);

    assertThat(cases.count("doubt/2", "doubt/1"))
        .isEqualTo(new ShadowTrial("doubt/2", "doubt/1", 3, 1, 0));
  }

  @Test
  void goesByTheThresholdOfEachModel() throws Exception {
    String image = newId();
    Judgement low =
        new Judgement("low/2", 0.4, 0.3, Decision.FLAGGED, Optional.empty(), 0.3, Optional.empty());
    Told.sendAll(List.of(Told.withShadow(Told.screened(image, AT, "low/1", 0.6), low)));
    awaitEntries(List.of(image), 1);

    assertThat(cases.count("low/2", "low/1").agreements()).isEqualTo(1);
  }

  @Test
  void promotesOnceThoughTwoReplicasDecide() throws Exception {
    onTrial("replicas");
    screen("replicas", 10, n -> 0.6);

    atOnce(() -> trials.decide("replicas"), () -> trials.decide("replicas"));

    ReleaseState state = aliases.state("replicas").orElseThrow();
    assertThat(state.champion().modelVersion()).isEqualTo("replicas/2");
    assertThat(state.revision()).isEqualTo(3);
  }

  @Test
  void endsATrialOnceThoughTwoReplicasDecide() throws Exception {
    onTrial("both");
    screen("both", 10, n -> 0.4);

    atOnce(() -> trials.decide("both"), () -> trials.decide("both"));

    ReleaseState state = aliases.state("both").orElseThrow();
    assertThat(state.champion().modelVersion()).isEqualTo("both/1");
    assertThat(state.revision()).isEqualTo(3);
    assertThat(state.retired()).containsExactly("both/2");
  }

  @Test
  void promotesAfterACrashBehindTheDecision() throws Exception {
    Evidence evidence = onTrial("crash");
    GateOutcome decided =
        gate.promotion(evidence, new ShadowTrial("crash/2", "crash/1", 10, 10, 0));
    assertThat(decided).isInstanceOf(GateOutcome.Passed.class);
    screen("crash", 10, n -> 0.4);

    // What was decided counts, not what came after it.
    assertThat(ended("crash").champion().modelVersion()).isEqualTo("crash/2");
  }

  @Test
  void endsATrialAfterACrashBehindTheRefusal() throws Exception {
    Evidence evidence = onTrial("broken");
    GateOutcome decided =
        gate.promotion(evidence, new ShadowTrial("broken/2", "broken/1", 10, 0, 0));
    assertThat(decided).isInstanceOf(GateOutcome.Refused.class);
    screen("broken", 10, n -> 0.6);

    assertThat(ended("broken").champion().modelVersion()).isEqualTo("broken/1");
    assertThat(catalogue.find("broken/2").orElseThrow().standing()).isEqualTo(Standing.RETIRED);
  }

  @Test
  void endsTheTrialOfAModelThatWasComparedWithAnEarlierChampion() throws Exception {
    onTrial("stale");
    screen("stale", 10, n -> 0.6);
    ended("stale");
    beginTrial(files.keep(given.evidence("stale/3", "stale/2")));
    releases.rollback("stale", "somebody");
    screen("stale/1", "stale/3", 10, n -> 0.6);

    ReleaseState state = ended("stale");

    assertThat(state.champion().modelVersion()).isEqualTo("stale/1");
    assertThat(state.challenger()).isEmpty();
    assertThat(state.change().dossier()).isEmpty();
    assertThat(catalogue.find("stale/3").orElseThrow().standing()).isEqualTo(Standing.RETIRED);
  }

  @Test
  void promotesNobodyWhileTheChampionIsRolledBack() throws Exception {
    onTrial("race");
    screen("race", 10, n -> 0.6);
    ended("race");
    beginTrial(files.keep(given.evidence("race/3", "race/2")));
    screen("race/2", "race/3", 10, n -> 0.6);

    atOnce(() -> trials.decide("race"), () -> Optional.of(releases.rollback("race", "somebody")));

    // Whoever was faster, each step was from the champion that it is about.
    List<String> champions =
        aliases.states("race").stream().map(state -> state.champion().modelVersion()).toList();
    assertThat(champions)
        .isIn(
            List.of("race/1", "race/1", "race/2", "race/2", "race/1"),
            List.of("race/1", "race/1", "race/2", "race/2", "race/1", "race/1"),
            List.of("race/1", "race/1", "race/2", "race/2", "race/3", "race/2"));
  }

  @Test
  void promotesNobodyWithoutEvidence() throws Exception {
    Evidence evidence = given.evidence("nothing/2", "nothing/1");
    releases.install("nothing/1", "test");
    beginTrial(evidence);
    screen("nothing", 10, n -> 0.6);

    assertThatIllegalStateException()
        .isThrownBy(() -> trials.decide("nothing"))
        .withMessage("nothing/2 has no evidence");
    assertThat(catalogue.find("nothing/2").orElseThrow().standing()).isEqualTo(Standing.CHALLENGER);
  }

  @Test
  void promotesNobodyOnDamagedEvidenceAndGoesOnWithTheNextName() throws Exception {
    onTrial("damage-a");
    onTrial("damage-b");
    screen("damage-a", 10, n -> 0.6);
    screen("damage-b", 10, n -> 0.6);
    String key = store.list("models/damage-a/2/evidence/").findFirst().orElseThrow().key();
    store.put(key, new byte[] {1, 2, 3}, "application/json", Map.of());

    get("/training/trials")
        .then()
        .body(of("damage-a") + "onTrial.obstacle", containsString("is damaged"))
        .body(of("damage-b") + "onTrial.obstacle", nullValue());
    new TrialSweep(aliases, trials, meters).look();

    assertThat(aliases.state("damage-a").orElseThrow().champion().modelVersion())
        .isEqualTo("damage-a/1");
    assertThat(aliases.state("damage-b").orElseThrow().champion().modelVersion())
        .isEqualTo("damage-b/2");
    releases.endTrial("damage-a/2", Optional.empty(), "test");
  }

  @Test
  void promotesNobodyWhoseWeightsAreOthers() throws Exception {
    onTrial("weights");
    screen("weights", 10, n -> 0.6);
    store.put(
        "models/weights/2/tail.safetensors",
        new byte[] {1, 2, 3},
        "application/octet-stream",
        Map.of());

    assertThat(trials.decide("weights").orElseThrow())
        .isInstanceOfSatisfying(
            ReleaseOutcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("tail.safetensors has SHA-256"));
    assertThat(aliases.state("weights").orElseThrow().champion().modelVersion())
        .isEqualTo("weights/1");
    releases.endTrial("weights/2", Optional.empty(), "test");
  }

  @Test
  void tellsHowFarATrialIs() throws Exception {
    onTrial("shown");
    screen("shown", 3, n -> n == 0 ? 0.4 : 0.6);

    get("/training/trials")
        .then()
        .statusCode(200)
        .body(of("shown") + "champion", equalTo("shown/1"))
        .body(of("shown") + "onTrial.challenger", equalTo("shown/2"))
        .body(of("shown") + "onTrial.cases", equalTo(3))
        .body(of("shown") + "onTrial.agreements", equalTo(2))
        .body(of("shown") + "onTrial.needed", equalTo(200))
        .body(of("shown") + "lastDecision", nullValue());

    screen("shown", 7, n -> 0.6);
    ended("shown");
    get("/training/trials")
        .then()
        .body(of("shown") + "champion", equalTo("shown/2"))
        .body(of("shown") + "onTrial", nullValue())
        .body(of("shown") + "lastDecision.modelVersion", equalTo("shown/2"))
        .body(of("shown") + "lastDecision.decision.passed", equalTo(true));
  }

  private static String of(String name) {
    return "find { it.name == '%s' }.".formatted(name);
  }

  /** Version 1 is champion, version 2 is on trial beside it, as a run leaves it. */
  private Evidence onTrial(String name) {
    Evidence evidence = given.evidence(name + "/2", name + "/1");
    releases.install(name + "/1", "test");
    Evidence kept = files.keep(evidence);
    beginTrial(kept);
    return kept;
  }

  private void beginTrial(Evidence evidence) {
    Proof proof =
        gate.offline(evidence)
            .fold(
                passed -> passed.proof(),
                refused -> {
                  throw new AssertionError(refused.reasons());
                },
                tooEarly -> {
                  throw new AssertionError(tooEarly);
                });
    ReleaseState state = held(releases.beginTrial(proof, "test"));
    assertThat(state.challenger().map(ReleasedModel::modelVersion)).hasValue(proof.modelVersion());
  }

  private List<String> screen(String name, int count, IntToDoubleFunction challenger) {
    return screen(name + "/1", name + "/2", count, challenger);
  }

  /** The champion flags all of them; returns when the trail knows them. */
  private List<String> screen(
      String champion, String challenger, int count, IntToDoubleFunction probability) {
    List<String> images = IntStream.range(0, count).mapToObj(n -> newId()).toList();
    Told.sendAll(
        IntStream.range(0, count)
            .mapToObj(
                n ->
                    Told.withShadow(
                        Told.screened(images.get(n), AT, champion, 0.6),
                        challenger,
                        probability.applyAsDouble(n)))
            .toList());
    awaitEntries(images, count);
    return images;
  }

  /** The first images, one after the other; returns when they have their labels. */
  private void review(List<String> images, Verdict... verdicts) {
    try (ReviewTopic topic = new ReviewTopic()) {
      for (int i = 0; i < verdicts.length; i++) {
        topic.send(ReviewTopic.review(images.get(i), "reader", 1, verdicts[i]));
      }
    }
    rows.await(
        "select count(*) from example where image_id in ('%s')"
            .formatted(String.join("', '", images)),
        String.valueOf(verdicts.length));
  }

  private static ScreeningCompleted screened(
      String image, Instant at, String name, double challenger) {
    return Told.withShadow(Told.screened(image, at, name + "/1", 0.6), name + "/2", challenger);
  }

  private static Judgement abstaining(String model) {
    return new Judgement(
        model,
        0.1,
        0.5,
        Decision.INDETERMINATE,
        Optional.of(IndeterminateReason.UNLIKE_TRAINING_IMAGES),
        1.5,
        Optional.empty());
  }

  private void awaitEntries(List<String> images, int count) {
    rows.await(
        "select count(*) from audit_entry where kind = 'SCREENED' and image_id in ('%s')"
            .formatted(String.join("', '", images)),
        String.valueOf(count));
  }

  private static void atOnce(
      Callable<Optional<ReleaseOutcome>> one, Callable<Optional<ReleaseOutcome>> other)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<Optional<ReleaseOutcome>> end : threads.invokeAll(List.of(one, other))) {
        end.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private ReleaseState ended(String name) throws SQLException {
    return held(
        trials
            .decide(name)
            .orElseThrow(() -> new AssertionError("the trial of " + name + " goes on")));
  }

  private static ReleaseState held(ReleaseOutcome outcome) {
    return outcome.fold(
        state -> state,
        reason -> {
          throw new AssertionError(reason);
        });
  }

  private KeptDecision decision(String modelVersion, ReleaseState state) {
    return registry.decision(modelVersion, state.change().dossier().orElseThrow()).orElseThrow();
  }

  private ModelReleased told(String name) throws Exception {
    return EventJson.read(ReleasedTopic.last(bootstrapServers, name).value(), ModelReleased.class);
  }
}
