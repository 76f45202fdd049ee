package org.hilum.training.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.ReleaseOccasion;
import org.hilum.schemas.ReleasedModel;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String DOSSIER = "decisions/promotion-0.json";
  private static final String OFFLINE_DOSSIER = "decisions/offline-0.json";

  @TempDir static Path serverFolder;

  private static StoreForTests server;
  private static ObjectStore store;

  private final List<ModelReleased> told = new CopyOnWriteArrayList<>();

  @TempDir Path folder;

  private Registry registry;
  private Aliases aliases;
  private Releases releases;

  @BeforeAll
  static void startsTheServer() {
    server = new StoreForTests(serverFolder);
    store = server.store();
  }

  @AfterAll
  static void stopsTheServer() {
    server.close();
  }

  @BeforeEach
  void emptiesTheStore() {
    store.list("").map(ObjectSummary::key).toList().forEach(store::delete);
    registry = new Registry(store);
    aliases = new Aliases(store);
    releases = with((id, event) -> told.add(event));
  }

  @Test
  void makesTheFirstOfANameChampion() {
    register("m/1");

    ReleaseState state = holds(releases.install("m/1", "somebody"));

    assertThat(state.champion().modelVersion()).isEqualTo("m/1");
    assertThat(aliases.state("m")).hasValue(state);
    assertThat(told)
        .containsExactly(
            new ModelReleased(
                "m", released("m/1"), List.of(), ReleaseOccasion.PROMOTION, NOW, "somebody"));
  }

  @Test
  void leavesItToTheGateWhoComesNext() {
    register("m/1", "m/2");
    holds(releases.install("m/1", "somebody"));

    assertThat(reason(releases.install("m/2", "somebody"))).contains("m/1").contains("gate");
    assertThat(holds(releases.install("m/1", "somebody")).revision()).isEqualTo(1);
    assertThat(told).hasSize(1);
  }

  @Test
  void installsNothingThatIsNotThere() {
    assertThat(reason(releases.install("m/1", "somebody"))).contains("not in the registry");
  }

  @Test
  void promotesWhatThisGateProved() {
    champion("m/1", "m/2");

    ReleaseState state = holds(releases.promote(proof("m/2", "m/1"), "gate"));

    assertThat(state.champion()).isEqualTo(released("m/2"));
    assertThat(state.previous()).hasValue(released("m/1"));
    assertThat(state.change().dossier()).hasValue(DOSSIER);
    assertThat(last().champion()).isEqualTo(released("m/2"));
    assertThat(last().occasion()).isEqualTo(ReleaseOccasion.PROMOTION);
  }

  @Test
  void promotesNothingOnTheProofOfAnEarlierStage() {
    champion("m/1", "m/2");

    assertThat(reason(releases.promote(offline("m/2"), "gate"))).contains("live images");
    assertThat(last().champion()).isEqualTo(released("m/1"));
  }

  @Test
  void promotesNothingWithoutADossierThatLetsItPass() {
    champion("m/1", "m/2");
    keep("m/2", "decisions/promotion-1.json", Stage.PROMOTION, false);

    for (String dossier :
        List.of("decisions/none.json", "decisions/promotion-1.json", OFFLINE_DOSSIER)) {
      Proof forged = new Proof(Stage.PROMOTION, "m/2", "m/1", dossier);
      assertThat(reason(releases.promote(forged, "gate"))).contains("no dossier " + dossier);
    }
    assertThat(last().champion()).isEqualTo(released("m/1"));
  }

  @Test
  void promotesNothingThatWasComparedWithAnEarlierChampion() {
    champion("m/1", "m/2", "m/3");
    holds(releases.promote(proof("m/2", "m/1"), "gate"));

    assertThat(reason(releases.promote(proof("m/3", "m/1"), "gate")))
        .isEqualTo("m/3 was compared with m/1, but m/2 is champion now");
  }

  @Test
  void promotesNoTailThatWasDamaged() {
    champion("m/1", "m/2");
    store.put("models/m/2/tail.safetensors", new byte[9], "application/octet-stream", Map.of());

    assertThat(reason(releases.promote(proof("m/2", "m/1"), "gate"))).contains("SHA-256");
    assertThat(aliases.state("m").orElseThrow().champion()).isEqualTo(released("m/1"));
  }

  @Test
  void letsOneOfTwoReleasesAtOnceWin() throws Exception {
    for (int round = 0; round < 10; round++) {
      String name = "m" + round;
      champion(name + "/1", name + "/2", name + "/3");
      List<ReleaseOutcome> outcomes =
          atOnce(
              () -> releases.promote(proof(name + "/2", name + "/1"), "one"),
              () -> releases.promote(proof(name + "/3", name + "/1"), "other"));

      ReleaseState state = aliases.state(name).orElseThrow();
      assertThat(state.revision()).isEqualTo(2);
      assertThat(outcomes.stream().filter(o -> o instanceof ReleaseOutcome.Released))
          .containsExactly(new ReleaseOutcome.Released(state));
      assertThat(outcomes.stream().map(o -> o.fold(won -> "", reason -> reason)))
          .anySatisfy(
              reason ->
                  assertThat(reason)
                      .endsWith(
                          "but %s is champion now".formatted(state.champion().modelVersion())));
    }
  }

  @Test
  void letsOneOfTwoFirstChampionsAtOnceWin() throws Exception {
    register("m/1", "m/2");

    List<ReleaseOutcome> outcomes =
        atOnce(() -> releases.install("m/1", "one"), () -> releases.install("m/2", "other"));

    assertThat(outcomes.stream().filter(o -> o instanceof ReleaseOutcome.Released)).hasSize(1);
    assertThat(aliases.state("m").orElseThrow().revision()).isEqualTo(1);
  }

  @Test
  void bringsThePreviousChampionBack() {
    champion("m/1", "m/2");
    holds(releases.promote(proof("m/2", "m/1"), "gate"));

    ReleaseState state = holds(releases.rollback("m", "somebody"));

    assertThat(state.champion()).isEqualTo(released("m/1"));
    assertThat(state.previous()).isEmpty();
    assertThat(state.retired()).containsExactly("m/2");
    assertThat(last().champion()).isEqualTo(released("m/1"));
    assertThat(last().occasion()).isEqualTo(ReleaseOccasion.ROLLBACK);
  }

  @Test
  void doesNotRollForthByRollingBackTwice() {
    champion("m/1", "m/2");
    holds(releases.promote(proof("m/2", "m/1"), "gate"));
    holds(releases.rollback("m", "somebody"));

    assertThat(reason(releases.rollback("m", "somebody"))).contains("no champion before");
    assertThat(reason(releases.promote(proof("m/2", "m/1"), "gate"))).contains("retired");
  }

  @Test
  void sendsAChampionBackOnceAndNoOtherInItsPlace() {
    champion("m/1", "m/2", "m/3");
    holds(releases.promote(proof("m/2", "m/1"), "gate"));
    keep("m/2", "decisions/guard-0.json", Stage.GUARD, false);

    ReleaseState state = holds(releases.rollbackFrom("m/2", "decisions/guard-0.json", "guard"));

    assertThat(state.champion()).isEqualTo(released("m/1"));
    assertThat(state.change().dossier()).hasValue("decisions/guard-0.json");
    assertThat(last().occasion()).isEqualTo(ReleaseOccasion.ROLLBACK);
    holds(releases.promote(proof("m/3", "m/1"), "gate"));
    assertThat(reason(releases.rollbackFrom("m/2", "decisions/guard-0.json", "guard")))
        .isEqualTo("m/3 is champion of m now");
    assertThat(last().champion()).isEqualTo(released("m/3"));
  }

  @Test
  void sendsNoChampionBackWithoutADossierOfAGuard() {
    champion("m/1", "m/2");
    holds(releases.promote(proof("m/2", "m/1"), "gate"));
    keep("m/2", "decisions/guard-1.json", Stage.GUARD, true);

    for (String dossier : List.of("decisions/none.json", "decisions/guard-1.json", DOSSIER)) {
      assertThat(reason(releases.rollbackFrom("m/2", dossier, "guard")))
          .isEqualTo("m/2 has no dossier %s that sends it back".formatted(dossier));
    }
    assertThat(last().champion()).isEqualTo(released("m/2"));
  }

  @Test
  void doesNotRollBackToADamagedModel() {
    champion("m/1", "m/2");
    holds(releases.promote(proof("m/2", "m/1"), "gate"));
    store.delete("models/m/1/tail.safetensors");

    assertThat(reason(releases.rollback("m", "somebody"))).contains("models/m/1/tail.safetensors");
    assertThat(aliases.state("m").orElseThrow().champion()).isEqualTo(released("m/2"));
  }

  @Test
  void runsOneModelOnTrialAtATime() {
    champion("m/1", "m/2", "m/3");
    holds(releases.beginTrial(offline("m/2"), "gate"));
    assertThat(last().shadows()).containsExactly(released("m/2"));
    assertThat(last().occasion()).isEqualTo(ReleaseOccasion.SHADOW);

    ReleaseState state = holds(releases.beginTrial(offline("m/3"), "gate"));

    assertThat(last().shadows()).containsExactly(released("m/3"));
    assertThat(state.retired()).containsExactly("m/2");
  }

  @Test
  void endsTheTrialOfWhomItPromotes() {
    champion("m/1", "m/2");
    holds(releases.beginTrial(offline("m/2"), "gate"));

    ReleaseState state = holds(releases.promote(proof("m/2", "m/1"), "gate"));

    assertThat(state.challenger()).isEmpty();
    assertThat(state.retired()).isEmpty();
    assertThat(last().shadows()).isEmpty();
  }

  @Test
  void endsATrialWithoutPromotion() {
    champion("m/1", "m/2");
    holds(releases.beginTrial(offline("m/2"), "gate"));

    holds(releases.endTrial("m/2", Optional.empty(), "gate"));

    assertThat(last().shadows()).isEmpty();
    assertThat(reason(releases.promote(proof("m/2", "m/1"), "gate"))).contains("retired");
    assertThat(reason(releases.endTrial("m/2", Optional.empty(), "gate")))
        .isEqualTo("m/2 is not on trial");
  }

  @Test
  void endsNoTrialButTheOneThatIsMeant() {
    champion("m/1", "m/2", "m/3");
    holds(releases.beginTrial(offline("m/2"), "gate"));
    ReleaseState state = holds(releases.beginTrial(offline("m/3"), "gate"));

    assertThat(reason(releases.endTrial("m/2", Optional.empty(), "gate")))
        .isEqualTo("m/2 is not on trial");
    assertThat(aliases.state("m")).hasValue(state);
  }

  @Test
  void tellsTheLastStateLastThoughItWasSlow() {
    champion("m/1", "m/2");
    AtomicReference<ReleaseOutcome> meanwhile = new AtomicReference<>();
    Releases slow =
        with(
            (id, event) -> {
              if (meanwhile.get() == null) {
                meanwhile.set(releases.rollback("m", "another"));
              }
              told.add(event);
            });

    holds(slow.promote(proof("m/2", "m/1"), "gate"));

    holds(meanwhile.get());
    assertThat(told)
        .extracting(ModelReleased::occasion)
        .containsSubsequence(
            ReleaseOccasion.ROLLBACK, ReleaseOccasion.PROMOTION, ReleaseOccasion.ROLLBACK);
    assertThat(last().champion()).isEqualTo(released("m/1"));
  }

  @Test
  void keepsEveryStateThatWas() {
    champion("m/1", "m/2");
    ReleaseState first = aliases.state("m").orElseThrow();
    ReleaseState second = holds(releases.promote(proof("m/2", "m/1"), "gate"));
    ReleaseState third = holds(releases.rollback("m", "somebody"));

    assertThat(aliases.states("m")).containsExactly(first, second, third);
    assertThat(aliases.states("none")).isEmpty();
    assertThat(aliases.names()).containsExactly("m");
    assertThat(registry.list())
        .extracting(RegisteredModel::modelVersion)
        .containsExactly("m/1", "m/2");
  }

  @Test
  void holdsThoughTheWorkersCouldNotBeTold() {
    champion("m/1", "m/2");
    Releases mute =
        with(
            (id, event) -> {
              throw new NotAnnouncedException("no broker", null);
            });

    assertThatExceptionOfType(NotAnnouncedException.class)
        .isThrownBy(() -> mute.promote(proof("m/2", "m/1"), "gate"));
    assertThat(releases.announce("m")).hasValue(2L);
    assertThat(last().champion()).isEqualTo(released("m/2"));
  }

  private Releases with(ReleaseTopic topic) {
    return new Releases(registry, aliases, topic, CLOCK);
  }

  /** The first becomes champion; the others have a dossier. */
  private void champion(String first, String... others) {
    register(first);
    register(others);
    holds(releases.install(first, "somebody"));
  }

  private void register(String... versions) {
    SmallModels models = new SmallModels(folder.resolve("models"));
    for (String version : versions) {
      registry.add(models.write(version));
      keep(version, DOSSIER, Stage.PROMOTION, true);
      keep(version, OFFLINE_DOSSIER, Stage.OFFLINE, true);
    }
  }

  private void keep(String version, String dossier, Stage stage, boolean passed) {
    List<String> reasons = passed ? List.of() : List.of("too bad");
    registry.keepFile(
        version, dossier, EventJson.write(new KeptDecision(stage, passed, reasons, NOW)));
  }

  private ReleasedModel released(String version) {
    return registry.find(version).orElseThrow().released();
  }

  private ModelReleased last() {
    return told.get(told.size() - 1);
  }

  private static Proof offline(String version) {
    return new Proof(Stage.OFFLINE, version, "m/1", OFFLINE_DOSSIER);
  }

  private static Proof proof(String version, String champion) {
    return new Proof(Stage.PROMOTION, version, champion, DOSSIER);
  }

  private static ReleaseState holds(ReleaseOutcome outcome) {
    return outcome.fold(
        state -> state,
        reason -> {
          throw new AssertionError(reason);
        });
  }

  private static String reason(ReleaseOutcome outcome) {
    return outcome.fold(state -> "released " + state, reason -> reason);
  }

  private static List<ReleaseOutcome> atOnce(
      Callable<ReleaseOutcome> one, Callable<ReleaseOutcome> other) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CyclicBarrier start = new CyclicBarrier(2);
      Future<ReleaseOutcome> first = threads.submit(after(start, one));
      Future<ReleaseOutcome> second = threads.submit(after(start, other));
      return List.of(first.get(), second.get());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<ReleaseOutcome> after(
      CyclicBarrier start, Callable<ReleaseOutcome> release) {
    return () -> {
      start.await();
      return release.call();
    };
  }
}
