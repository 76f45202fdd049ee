package org.hilum.training.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.training.fixture.Images.newId;
import static org.hilum.training.fixture.ReviewTopic.review;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.ReleaseOccasion;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.Verdict;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.hilum.training.collect.Database;
import org.hilum.training.drift.LiveCases;
import org.hilum.training.fixture.ReviewTopic;
import org.hilum.training.fixture.Rows;
import org.hilum.training.fixture.Told;
import org.hilum.training.gate.PromotionPolicy;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.Catalogue;
import org.hilum.training.registry.KeptDecision;
import org.hilum.training.registry.Proof;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.ReleaseOutcome;
import org.hilum.training.registry.ReleaseState;
import org.hilum.training.registry.ReleasedTopic;
import org.hilum.training.registry.Releases;
import org.hilum.training.registry.SmallModels;
import org.hilum.training.registry.Stage;
import org.hilum.training.registry.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Champions on live images, with real Kafka, PostgreSQL and S3. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class GuardTest {
  private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");
  private static final PromotionPolicy POLICY =
      new PromotionPolicy(
          "f".repeat(64),
          new PromotionPolicy.Auc(0.01, 0.95),
          0.9,
          0.1,
          new PromotionPolicy.Subgroups(0.05, 30),
          List.of(),
          new PromotionPolicy.Shadow(200, 0.95),
          new PromotionPolicy.Guards(20, 0.3, 10, 0.8, 0.25));

  @Inject AgroalDataSource database;
  @Inject Database transactions;
  @Inject ObjectStore store;
  @Inject Registry registry;
  @Inject Aliases aliases;
  @Inject Catalogue catalogue;
  @Inject Releases releases;
  @Inject LiveCases cases;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @TempDir Path folder;

  private Rows rows;
  private Guard guard;

  @BeforeEach
  void looksAtTheTables() {
    rows = new Rows(database);
    // A test before may have restarted it.
    rows.await("select 1", "1");
    store.createBucketIfAbsent();
    guard = new Guard(POLICY, registry, aliases, releases, cases, transactions);
  }

  @Test
  void bringsTheChampionBeforeBackWhenThePositiveRateLeavesItsBound() throws Exception {
    promoted("rate");
    screen("rate/1", 20, n -> n % 2 == 0 ? 0.9 : 0.1);
    screen("rate/2", 20, n -> 0.9);

    ReleaseState state = sentBack("rate");

    assertThat(state.champion().modelVersion()).isEqualTo("rate/1");
    assertThat(state.change().by()).isEqualTo("guard");
    assertThat(told("rate").champion().modelVersion()).isEqualTo("rate/1");
    assertThat(told("rate").occasion()).isEqualTo(ReleaseOccasion.ROLLBACK);
    assertThat(catalogue.find("rate/2").orElseThrow().standing()).isEqualTo(Standing.RETIRED);
    assertThat(why("rate/2", state))
        .anySatisfy(reason -> assertThat(reason).contains("positive rate", "1.0000", "0.5000"));
  }

  @Test
  void keepsAPageThatSaysWhy() throws Exception {
    promoted("page");
    screen("page/1", 20, n -> 0.1);
    screen("page/2", 20, n -> 0.9);

    String file = sentBack("page").change().dossier().orElseThrow();

    byte[] page = registry.file("page/2", file.replace(".json", ".html")).orElseThrow();
    assertThat(new String(page, UTF_8)).contains("page/2 sent back", "page/1", "not met");
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(page));
    String json = new String(registry.file("page/2", file).orElseThrow(), UTF_8);
    assertThat(json)
        .contains(registry.find("page/2").orElseThrow().descriptionDigest())
        .contains(POLICY.digest())
        .contains("\"trail\":{\"sequence\":");
  }

  @Test
  void bringsTheChampionBeforeBackWhenReadersDisagreeWithTheChampion() throws Exception {
    promoted("readers");
    List<String> images = screen("readers/2", 10, n -> n < 7 ? 0.6 : 0.9);
    read(images, n -> n < 3 ? Verdict.NORMAL : Verdict.PNEUMONIA);

    ReleaseState state = sentBack("readers");

    assertThat(why("readers/2", state))
        .anySatisfy(reason -> assertThat(reason).contains("agreement with readers", "0.7000"));
  }

  @Test
  void bringsTheChampionBeforeBackWhenItsProbabilitiesDoNotComeTrue() throws Exception {
    promoted("honest");
    List<String> images = screen("honest/2", 10, n -> 0.6);
    read(images, n -> Verdict.BACTERIAL_PNEUMONIA);

    ReleaseState state = sentBack("honest");

    assertThat(why("honest/2", state))
        .singleElement()
        .satisfies(reason -> assertThat(reason).contains("calibration error", "0.4000"));
  }

  @Test
  void isQuietWithinTheBounds() throws Exception {
    promoted("good");
    screen("good/1", 20, n -> n % 2 == 0 ? 0.9 : 0.1);
    List<String> images = screen("good/2", 20, n -> n % 4 == 0 ? 0.1 : 0.9);
    read(images, n -> n % 4 == 0 ? Verdict.NORMAL : Verdict.PNEUMONIA);

    assertThat(guard.watch("good")).isEmpty();
    assertThat(aliases.state("good").orElseThrow().champion().modelVersion()).isEqualTo("good/2");
  }

  @Test
  void isQuietWithoutEnoughCases() throws Exception {
    promoted("few");
    screen("few/1", 20, n -> 0.1);
    List<String> images = screen("few/2", 19, n -> 0.9);
    read(images.subList(0, 9), n -> Verdict.NORMAL);

    assertThat(guard.watch("few")).isEmpty();
  }

  @Test
  void isQuietWhereThereIsNoChampionBefore() throws Exception {
    register("only/1");
    releases.install("only/1", "test");
    List<String> images = screen("only/1", 20, n -> 0.9);
    read(images, n -> Verdict.NORMAL);

    assertThat(guard.watch("only")).isEmpty();
    assertThat(guard.watch("nobody")).isEmpty();
  }

  @Test
  void looksAtTheLastImagesOnly() throws Exception {
    promoted("last");
    screen("last/1", 20, n -> 0.9);
    screen("last/2", 20, n -> 0.1);
    screen("last/2", 20, n -> 0.9);

    assertThat(guard.watch("last")).isEmpty();
  }

  @Test
  void doesNotRollBackAgainHoweverBadTheChampionBeforeIs() throws Exception {
    promoted("once");
    screen("once/1", 20, n -> 0.1);
    screen("once/2", 20, n -> 0.9);
    ReleaseState state = sentBack("once");
    List<String> images = screen("once/1", 20, n -> 0.9);
    read(images, n -> Verdict.NORMAL);

    assertThat(guard.watch("once")).isEmpty();
    assertThat(aliases.state("once")).hasValue(state);
  }

  @Test
  void rollsBackOnceThoughTwoReplicasWatch() throws Exception {
    promoted("twice");
    screen("twice/1", 20, n -> 0.1);
    screen("twice/2", 20, n -> 0.9);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Optional<ReleaseOutcome>> look = () -> guard.watch("twice");
      threads.invokeAll(List.of(look, look));
    } finally {
      threads.shutdownNow();
    }

    ReleaseState state = aliases.state("twice").orElseThrow();
    assertThat(state.revision()).isEqualTo(3);
    assertThat(state.champion().modelVersion()).isEqualTo("twice/1");
    assertThat(state.retired()).containsExactly("twice/2");
  }

  /** Version 1 was champion, version 2 is. */
  private void promoted(String name) {
    register(name + "/1");
    register(name + "/2");
    releases.install(name + "/1", "test");
    releases.promote(
        new Proof(Stage.PROMOTION, name + "/2", name + "/1", "decisions/promotion-0.json"), "test");
    assertThat(aliases.state(name).orElseThrow().champion().modelVersion()).isEqualTo(name + "/2");
  }

  private void register(String version) {
    registry.add(
        new SmallModels(folder.resolve("models")).write(version, "tail of " + version, 0.5));
    registry.keepFile(
        version,
        "decisions/promotion-0.json",
        EventJson.write(new KeptDecision(Stage.PROMOTION, true, List.of(), AT)));
  }

  /** Flags from one half on; returns when the trail knows them. */
  private List<String> screen(String model, int count, IntToDoubleFunction probability) {
    long before = known(model);
    List<ScreeningCompleted> events =
        IntStream.range(0, count)
            .mapToObj(n -> Told.screened(newId(), AT, model, probability.applyAsDouble(n)))
            .toList();
    Told.sendAll(events);
    rows.await(count(model), String.valueOf(before + count));
    return events.stream().map(ScreeningCompleted::imageId).toList();
  }

  private long known(String model) {
    return Long.parseLong(rows.of(count(model)).get(0));
  }

  private static String count(String model) {
    return "select count(*) from live_case where model_version = '%s'".formatted(model);
  }

  private interface Reader {
    Verdict of(int number);
  }

  private void read(List<String> images, Reader reader) {
    try (ReviewTopic topic = new ReviewTopic()) {
      topic.sendAll(
          IntStream.range(0, images.size())
              .mapToObj(n -> review(images.get(n), "reader-" + n, 1, reader.of(n)))
              .toList());
    }
    rows.await(
        "select count(*) from example where standing = 'LABELLED' and image_id in ('%s')"
            .formatted(String.join("', '", images)),
        String.valueOf(images.size()));
  }

  private ReleaseState sentBack(String name) throws SQLException {
    return guard
        .watch(name)
        .orElseThrow(() -> new AssertionError(name + " stays"))
        .fold(
            state -> state,
            reason -> {
              throw new AssertionError(reason);
            });
  }

  private List<String> why(String modelVersion, ReleaseState state) {
    KeptDecision decision =
        registry.decision(modelVersion, state.change().dossier().orElseThrow()).orElseThrow();
    assertThat(decision.stage()).isEqualTo(Stage.GUARD);
    assertThat(decision.passed()).isFalse();
    return decision.reasons();
  }

  private ModelReleased told(String name) throws Exception {
    return EventJson.read(ReleasedTopic.last(bootstrapServers, name).value(), ModelReleased.class);
  }
}
