package org.hilum.training.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hilum.schemas.EventJson;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final String DOSSIER = "decisions/promotion-0.json";

  @TempDir static Path serverFolder;

  private static StoreForTests server;
  private static ObjectStore store;

  private final Set<String> predictions = new HashSet<>();

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
  void releasesThreeModelsAndPutsTheFourthOnTrial() {
    store.list("").map(ObjectSummary::key).toList().forEach(store::delete);
    registry = new Registry(store);
    aliases = new Aliases(store);
    releases = new Releases(registry, aliases, (id, event) -> {}, at(NOW));
    register("m/1");
    releases.install("m/1", "test");
    for (String version : List.of("m/2", "m/3", "m/4")) {
      register(version);
      decide(version, true);
    }
    releases.promote(new Proof(Stage.PROMOTION, "m/2", "m/1", DOSSIER), "test");
    releases.promote(new Proof(Stage.PROMOTION, "m/3", "m/2", DOSSIER), "test");
    releases.beginTrial(new Proof(Stage.PROMOTION, "m/4", "m/3", DOSSIER), "test");
  }

  @Test
  void removesWhoseTimeIsOver() {
    assertThat(pruned()).containsExactly("m/1");

    assertThat(registry.find("m/1").orElseThrow().hasWeights()).isFalse();
    assertThat(standing("m/1")).isEqualTo(Standing.RETIRED);
    for (String version : List.of("m/2", "m/3", "m/4")) {
      assertThat(registry.flaw(registry.find(version).orElseThrow())).isEmpty();
    }
  }

  @Test
  void keepsWhatAPredictionRefersTo() {
    predictions.add("m/1");

    assertThat(pruned()).isEmpty();
    assertThat(registry.find("m/1").orElseThrow().hasWeights()).isTrue();
  }

  @Test
  void waitsUntilSlowWorkersHaveSwapped() {
    Clock soon = at(NOW.plus(Retention.GRACE).minusSeconds(1));

    assertThat(new Retention(registry, aliases, () -> predictions, soon).prune("m")).isEmpty();
  }

  @Test
  void removesWhatEveryGateRefused() {
    register("m/5");
    decide("m/5", false);
    assertThat(standing("m/5")).isEqualTo(Standing.REFUSED);

    assertThat(pruned()).containsExactly("m/1", "m/5");
  }

  @Test
  void keepsWhatNoGateHasJudgedAndWhatOneLetPass() {
    register("m/5");
    register("m/6");
    decide("m/6", true);

    assertThat(pruned()).containsExactly("m/1");
    assertThat(standing("m/5")).isEqualTo(Standing.UNJUDGED);
    assertThat(standing("m/6")).isEqualTo(Standing.PASSED);
  }

  @Test
  void keepsDescriptionCardAndDossiersOfWhatItRemoves() {
    register("m/5");
    decide("m/5", false);

    pruned();

    assertThat(registry.find("m/5").orElseThrow().files())
        .containsExactly("MODEL_CARD.md", DOSSIER, "model.json");
    Path another = new SmallModels(folder.resolve("models")).write("m/5", "another", 0.5);
    assertThat(registry.add(another)).isInstanceOf(Addition.Refused.class);
  }

  @Test
  void releasesNothingThatItHasMarkedForRemoval() {
    register("m/5");
    decide("m/5", false);
    pruned();

    register("m/5");
    String another = "decisions/promotion-1.json";
    keep("m/5", another, true);

    ReleaseOutcome late =
        releases.promote(new Proof(Stage.PROMOTION, "m/5", "m/3", another), "test");

    assertThat(late).isEqualTo(new ReleaseOutcome.Refused("m/5 has been retired"));
  }

  @Test
  void removesNothingTwice() {
    pruned();

    assertThat(pruned()).isEmpty();
  }

  @Test
  void removesNothingWhileItDoesNotKnowThePredictions() {
    Retention blind =
        new Retention(
            registry,
            aliases,
            () -> {
              throw new IllegalStateException("the database is away");
            },
            later());

    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> blind.prune("m"));
    assertThat(registry.find("m/1").orElseThrow().hasWeights()).isTrue();
  }

  @Test
  void removesNothingOfAModelWithoutAChampion() {
    register("other/1");

    assertThat(new Retention(registry, aliases, () -> predictions, later()).prune("other"))
        .isEmpty();
  }

  private List<String> pruned() {
    return new Retention(registry, aliases, () -> predictions, later()).prune("m");
  }

  private Standing standing(String version) {
    return new Catalogue(registry, aliases).find(version).orElseThrow().standing();
  }

  private void register(String version) {
    registry.add(new SmallModels(folder.resolve("models")).write(version));
  }

  private void decide(String version, boolean passed) {
    keep(version, DOSSIER, passed);
  }

  private void keep(String version, String dossier, boolean passed) {
    List<String> reasons = passed ? List.of() : List.of("too bad");
    registry.keepFile(
        version, dossier, EventJson.write(new KeptDecision(Stage.PROMOTION, passed, reasons, NOW)));
  }

  private static Clock later() {
    return at(NOW.plus(Retention.GRACE).plusSeconds(1));
  }

  private static Clock at(Instant moment) {
    return Clock.fixed(moment, ZoneOffset.UTC);
  }
}
