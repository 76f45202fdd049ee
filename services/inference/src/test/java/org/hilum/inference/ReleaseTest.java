package org.hilum.inference;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hilum.inference.model.CurrentModel;
import org.hilum.inference.release.ReleaseFollower;
import org.hilum.inference.release.ReleaseInstaller;
import org.hilum.inference.release.ReleaseTopic;
import org.hilum.network.EngineSettings;
import org.hilum.network.Features;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.network.weights.PackedTrunk;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.Judgement;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.ReleaseOccasion;
import org.hilum.schemas.ReleasedModel;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.Topic;
import org.hilum.schemas.XrayReceived;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Releases with real Kafka, a real object store and real networks. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
@QuarkusTestResource(RandomModel.class)
class ReleaseTest {
  private static final String NAME = "random";

  /** A bias that outweighs every logit. */
  private static final float SURE_OF_NOTHING = -1e9f;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject ObjectStore objects;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  private TestTopics topics;

  @BeforeEach
  void opensTopics() {
    objects.createBucketIfAbsent();
    topics =
        new TestTopics(
            bootstrapServers, List.of(Topic.SCREENING_COMPLETED, Topic.SCREENING_FAILED));
  }

  @AfterEach
  void closesTopics() {
    topics.close();
  }

  @Test
  void losesNoImageWhileModelsChange() {
    ReleasedModel first = stored(RandomModel.version("random/10", 1));
    ReleasedModel second = stored(RandomModel.version("random/11", -1));
    List<XrayReceived> images = storeMany(1000, 60);

    for (int i = 0; i < images.size(); i++) {
      announce(images.get(i));
      if (i == 20) {
        release(first);
      } else if (i == 40) {
        release(second);
      }
    }

    images.forEach(image -> topics.await(Topic.SCREENING_COMPLETED, image.imageId(), 1));
    awaitRunning("random/11");
    assertThat(versionOf(TestImages.jpeg(1100))).isEqualTo("random/11");
    assertThat(images)
        .allSatisfy(
            image -> {
              assertThat(topics.records(Topic.SCREENING_COMPLETED, image.imageId())).hasSize(1);
              assertThat(topics.records(Topic.SCREENING_FAILED, image.imageId())).isEmpty();
            });
  }

  @Test
  void changesOnceAndNeverBack() {
    String before = running("modelVersion");
    ReleasedModel next = stored(RandomModel.version("random/12", 2));

    List<String> versions = new ArrayList<>();
    for (long seed = 1200; seed < 1240; seed++) {
      versions.add(versionOf(TestImages.jpeg(seed)));
      if (seed == 1205) {
        release(next);
      }
    }

    int switchedAt = versions.indexOf("random/12");
    assertThat(switchedAt).isGreaterThan(5);
    assertThat(versions.subList(0, switchedAt)).containsOnly(before);
    assertThat(versions.subList(switchedAt, versions.size())).containsOnly("random/12");
  }

  @Test
  void refusesACorruptedTailAndTakesALaterSoundOne() {
    String before = running("modelVersion");
    ReleasedModel corrupted = stored(RandomModel.version("random/13", 3));
    byte[] tail = objects.get(corrupted.key() + "tail.safetensors", 1 << 30).orElseThrow();
    tail[tail.length / 2] ^= 1;
    put(corrupted.key() + "tail.safetensors", tail);
    ReleasedModel sound = stored(RandomModel.version("random/14", 4));

    release(corrupted);

    String reason = awaitRefusal("random/13");
    assertThat(reason).contains("random/13").contains("has SHA-256").contains("expected");
    assertThat(running("modelVersion")).isEqualTo(before);
    assertThat(versionOf(TestImages.jpeg(1300))).isEqualTo(before);
    when()
        .get("/q/metrics")
        .then()
        .body(containsString("hilum_model_releases_total{outcome=\"refused\"}"));

    release(sound);

    awaitRunning("random/14");
    assertThat(health().getString("refused")).isNull();
    assertThat(versionOf(TestImages.jpeg(1301))).isEqualTo("random/14");
  }

  @Test
  void refusesAModelThatIsNotInTheStoreOrNotTheOneReleased() {
    String before = running("modelVersion");
    ReleasedModel missing = released(RandomModel.version("random/15", 5));
    release(missing);
    assertThat(awaitRefusal("random/15")).contains("no object models/random/15/model.json");

    ReleasedModel other = stored(RandomModel.version("random/16", 6));
    release(
        new ReleasedModel(other.modelVersion(), other.key(), other.trunkDigest(), "a".repeat(64)));
    assertThat(awaitRefusal("random/16")).contains("tailDigest").contains("a".repeat(64));

    assertThat(running("modelVersion")).isEqualTo(before);
    assertThat(when().get("/q/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void theLastOfTwoReleasesAtOnceWinsAndNoiseOnTheTopicChangesNothing() {
    ReleasedModel first = stored(RandomModel.version("random/17", 7));
    ReleasedModel last = stored(RandomModel.version("random/18", 8));

    release(first);
    topics.write(Topic.MODEL_RELEASED, NAME, "no release".getBytes(StandardCharsets.UTF_8));
    release(last);
    topics.write(Topic.MODEL_RELEASED, "another", EventJson.write(event("another", first)));

    awaitRunning("random/18");
    assertThat(versionOf(TestImages.jpeg(1800))).isEqualTo("random/18");
    assertThat(running("released")).isEqualTo("random/18");
  }

  @Test
  void modelsOnTrialJudgeBesideTheChampion() throws Exception {
    ReleasedModel champion = stored(RandomModel.version("random/19", 0.5f));
    ReleasedModel shadow = stored(RandomModel.version("random/20", SURE_OF_NOTHING));
    ReleasedModel elsewhere = stored(RandomModel.onAnotherTrunk("random/21"));
    release(champion);
    awaitRunning("random/19");
    ScreeningCompleted alone = completed(TestImages.jpeg(1900));
    assertThat(alone.shadows()).isEmpty();

    release(champion, shadow, elsewhere);

    await().atMost(PATIENCE).until(() -> running("shadows").equals("random/20, random/21"));
    ScreeningCompleted result = completed(TestImages.jpeg(1901));
    assertThat(result.champion().modelVersion()).isEqualTo("random/19");
    assertThat(result.shadows())
        .extracting(Judgement::modelVersion)
        .containsExactly("random/20", "random/21");
    assertThat(result.shadows().get(0).probability()).isZero();
    assertThat(result.champion().probability()).isPositive();
    announce(store(TestImages.jpeg(1900)));
    assertThat(last(alone.imageId(), 2).champion()).isEqualTo(alone.champion());
    when()
        .get("/q/metrics")
        .then()
        .body(containsString("role=\"shadow\""))
        .body(containsString("version=\"random/20\""));
  }

  @Test
  void aModelOnAnotherTrunkIsOnTrialAndTakesOverAsItJudged() throws Exception {
    ReleasedModel champion = stored(RandomModel.version("random/26", 0.25f));
    ReleasedModel elsewhere = stored(RandomModel.onAnotherTrunk("random/27"));
    release(champion, elsewhere);
    await().atMost(PATIENCE).until(() -> running("shadows").equals("random/27"));

    ScreeningCompleted onTrial = completed(TestImages.jpeg(2600));
    release(elsewhere);
    awaitRunning("random/27");
    announce(store(TestImages.jpeg(2600)));
    ScreeningCompleted promoted = last(onTrial.imageId(), 2);

    assertThat(onTrial.trunkDigest()).isEqualTo(champion.trunkDigest());
    assertThat(onTrial.shadows()).containsExactly(promoted.champion());
    assertThat(promoted.trunkDigest()).isEqualTo(elsewhere.trunkDigest());
  }

  @Test
  void keepsTheFeaturesOfBothTrunksWhileAModelOnAnotherIsOnTrial() throws Exception {
    ReleasedModel champion = stored(RandomModel.version("random/28", 0.75f));
    ReleasedModel elsewhere = stored(RandomModel.onAnotherTrunk("random/29"));
    release(champion, elsewhere);
    await().atMost(PATIENCE).until(() -> running("shadows").equals("random/29"));

    ScreeningCompleted result = completed(TestImages.jpeg(2800));

    byte[] champions = features(result.imageId(), champion.trunkDigest());
    byte[] others = features(result.imageId(), elsewhere.trunkDigest());
    assertThat(result.featuresKey())
        .isEqualTo(Features.objectKey(result.imageId(), champion.trunkDigest()));
    assertThat(champions).hasSize(2 * Features.SIZE).isNotEqualTo(others);
    assertThat(others).hasSize(2 * Features.SIZE);
  }

  private byte[] features(String imageId, String trunkDigest) {
    return Features.fromSafetensors(
        objects.get(Features.objectKey(imageId, trunkDigest), 1 << 20).orElseThrow());
  }

  @Test
  void takesANewTrunkTheSameWay() throws Exception {
    String trunkBefore = completed(TestImages.jpeg(2200)).trunkDigest();
    ReleasedModel next = stored(RandomModel.onAnotherTrunk("random/22"));

    release(next);

    awaitRunning("random/22");
    ScreeningCompleted result = completed(TestImages.jpeg(2201));
    assertThat(result.trunkDigest()).isEqualTo(next.trunkDigest()).isNotEqualTo(trunkBefore);
    assertThat(objects.head(result.featuresKey())).isPresent();
  }

  @Test
  void aReleaseWaitsForTheStore() {
    ReleasedModel next = stored(RandomModel.version("random/23", 1.5f));
    RealServers.stopStorage();
    try {
      release(next);
      await().atMost(PATIENCE).until(() -> health().getString("waitsFor") != null);
    } finally {
      RealServers.startStorage();
    }

    awaitRunning("random/23");
    assertThat(health().getString("waitsFor")).isNull();
  }

  @Test
  void aWorkerThatWasStoppedInTheMiddleOfASwapStartsWithWhatIsReleased() {
    ReleasedModel champion = stored(RandomModel.version("random/24", 2.5f));
    ReleasedModel shadow = stored(RandomModel.version("random/25", -2.5f));
    release(champion, shadow);
    startAndStop();

    try (CurrentModel model = configured();
        ReleaseTopic topic = started(model)) {
      assertThat(topic).isNotNull();
      assertThat(model.champion().modelVersion()).isEqualTo("random/24");
      assertThat(model.shadows())
          .extracting(ModelDescription::modelVersion)
          .containsExactly("random/25");
    }
    awaitRunning("random/24");
  }

  private void startAndStop() {
    try (CurrentModel model = configured()) {
      ReleaseTopic topic = topic(follower(model));
      topic.start();
      topic.close();
    }
  }

  private ReleaseTopic started(CurrentModel model) {
    ReleaseFollower follower = follower(model);
    ReleaseTopic topic = topic(follower);
    topic.start();
    follower.known().toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    return topic;
  }

  private static CurrentModel configured() {
    return CurrentModel.open(RandomModel.directory(), EngineSettings.standard());
  }

  private ReleaseFollower follower(CurrentModel model) {
    return new ReleaseFollower(
        model,
        new ReleaseInstaller(objects::get, model, EngineSettings.standard()),
        new SimpleMeterRegistry());
  }

  private ReleaseTopic topic(ReleaseFollower follower) {
    return new ReleaseTopic(Map.of("bootstrap.servers", bootstrapServers), follower);
  }

  private void release(ReleasedModel champion, ReleasedModel... shadows) {
    topics.write(Topic.MODEL_RELEASED, NAME, EventJson.write(event(NAME, champion, shadows)));
  }

  private static ModelReleased event(
      String name, ReleasedModel champion, ReleasedModel... shadows) {
    return new ModelReleased(
        name,
        champion,
        Arrays.asList(shadows),
        shadows.length == 0 ? ReleaseOccasion.PROMOTION : ReleaseOccasion.SHADOW,
        Instant.now(),
        "test");
  }

  private static ReleasedModel released(ModelDirectory directory) {
    ModelDescription model = directory.description();
    return new ReleasedModel(
        model.modelVersion(),
        "models/" + model.modelVersion() + "/",
        model.trunkDigest(),
        model.tailDigest());
  }

  /** Puts a model into the store as the registry does. */
  private ReleasedModel stored(ModelDirectory directory) {
    ReleasedModel released = released(directory);
    put(PackedTrunk.objectKey(released.trunkDigest()), bytes(directory.trunkFile()));
    for (String file : List.of("tail.safetensors", "model.json")) {
      put(released.key() + file, bytes(directory.path().resolve(file)));
    }
    return released;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  private void put(String key, byte[] bytes) {
    objects.put(key, bytes, "application/octet-stream", Map.of());
  }

  private String versionOf(byte[] image) {
    return completed(image).champion().modelVersion();
  }

  private ScreeningCompleted completed(byte[] image) {
    XrayReceived received = store(image);
    announce(received);
    return last(received.imageId(), 1);
  }

  private ScreeningCompleted last(String imageId, int count) {
    byte[] event = topics.await(Topic.SCREENING_COMPLETED, imageId, count).get(count - 1).value();
    try {
      return EventJson.read(event, ScreeningCompleted.class);
    } catch (MalformedEventException e) {
      throw new AssertionError("not what the topic promises", e);
    }
  }

  private List<XrayReceived> storeMany(long firstSeed, int count) {
    return LongStream.range(firstSeed, firstSeed + count)
        .mapToObj(seed -> store(TestImages.jpeg(seed)))
        .toList();
  }

  private XrayReceived store(byte[] image) {
    XrayReceived received = TestEvents.received(image);
    put("xrays/" + received.imageId(), image);
    return received;
  }

  private void announce(XrayReceived received) {
    topics.write(Topic.XRAY_RECEIVED, received.imageId(), EventJson.write(received));
  }

  private static void awaitRunning(String modelVersion) {
    await().atMost(PATIENCE).until(() -> running("modelVersion").equals(modelVersion));
  }

  private static String awaitRefusal(String modelVersion) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              JsonPath health = health();
              return modelVersion.equals(health.getString("released"))
                  && health.getString("refused") != null;
            });
    return running("refused");
  }

  private static String running(String key) {
    return String.valueOf(health().getString(key));
  }

  /** What the worker tells of its model. */
  private static JsonPath health() {
    return when()
        .get("/q/health/ready")
        .then()
        .extract()
        .jsonPath()
        .setRootPath("checks.find { it.name == 'a proven model runs' }.data");
  }
}
