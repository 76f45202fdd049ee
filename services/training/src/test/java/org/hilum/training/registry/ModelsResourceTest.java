package org.hilum.training.registry;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.ReleaseOccasion;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service's registry against real S3 and Kafka. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ModelsResourceTest {
  private static final String PAGE = "<html>why</html>";

  @Inject ObjectStore store;
  @Inject Registry registry;
  @Inject Aliases aliases;
  @Inject Releases releases;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @TempDir Path folder;

  @BeforeEach
  void makesTheBucket() {
    store.createBucketIfAbsent();
  }

  @AfterEach
  void startsTheServersAgain() {
    RealServers.startStorage();
    RealServers.startKafka();
  }

  @Test
  void listsTheRegistry() {
    register("listed/1");
    register("listed/2");
    releases.install("listed/1", "test");

    get("/models")
        .then()
        .statusCode(200)
        .body("modelVersion", hasItem("listed/1"))
        .body("find { it.modelVersion == 'listed/1' }.standing", equalTo("CHAMPION"))
        .body("find { it.modelVersion == 'listed/2' }.standing", equalTo("UNJUDGED"))
        .body("find { it.modelVersion == 'listed/2' }.hasWeights", equalTo(true));
  }

  @Test
  void showsAModelWithItsDossiers() {
    register("shown/1");
    KeptDecision decision =
        new KeptDecision(
            Stage.OFFLINE, false, List.of("too bad"), Instant.parse("2026-03-02T12:00:00Z"));
    registry.keepFile("shown/1", "decisions/offline-0.json", EventJson.write(decision));
    registry.keepFile("shown/1", "decisions/offline-0.html", PAGE.getBytes(UTF_8));

    get("/models/shown/1")
        .then()
        .statusCode(200)
        .body("standing", equalTo("REFUSED"))
        .body("decisions.'decisions/offline-0.json'.reasons[0]", equalTo("too bad"));
    get("/models/shown/1/model.json")
        .then()
        .statusCode(200)
        .body("modelVersion", equalTo("shown/1"));
    get("/models/shown/1/decisions/offline-0.json")
        .then()
        .statusCode(200)
        .body("stage", equalTo("OFFLINE"));
    get("/models/shown/1/decisions/offline-0.html")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .body(containsString("why"));
  }

  @Test
  void knowsWhatItDoesNotHave() {
    get("/models/none/1").then().statusCode(404).contentType("application/problem+json");
    get("/models/none/1/decisions/offline-0.html").then().statusCode(404);
    get("/models/trunks/1").then().statusCode(404);
  }

  @Test
  void saysThatTheStoreIsAway() {
    RealServers.stopStorage();

    get("/models").then().statusCode(503).contentType("application/problem+json");
  }

  @Test
  void tellsTheWorkersWhatTheyMustRun() throws Exception {
    register("told/1");

    releases.install("told/1", "test");

    ConsumerRecord<String, byte[]> record = ReleasedTopic.last(bootstrapServers, "told");
    ModelReleased event = EventJson.read(record.value(), ModelReleased.class);
    assertThat(event.champion().modelVersion()).isEqualTo("told/1");
    assertThat(event.releasedBy()).isEqualTo("test");
    assertThat(ReleasedTopic.headers(record))
        .containsAllEntriesOf(
            Map.of(
                "ce_id", "told/1",
                "ce_type", "hilum.model.released.v1",
                "ce_source", "/hilum/training",
                "content-type", "application/json"));
  }

  @Test
  void tellsWhatSomebodyReleasedWhoDiedBeforeTelling() {
    register("untold/1");
    ReleaseState state =
        ReleaseState.first(
            registry.find("untold/1").orElseThrow().released(),
            new ReleaseState.Change(
                ReleaseOccasion.PROMOTION,
                Instant.parse("2026-03-02T12:00:00Z"),
                "who died",
                Optional.empty()));

    assertThat(aliases.replace("untold", Optional.empty(), state)).isTrue();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        EventJson.read(
                            ReleasedTopic.last(bootstrapServers, "untold").value(),
                            ModelReleased.class))
                    .isEqualTo(state.event()));
  }

  @Test
  void tellsLaterWhatItReleasedWhileTheBrokerWasAway() {
    register("later/1");
    RealServers.stopKafka();

    assertThatExceptionOfType(NotAnnouncedException.class)
        .isThrownBy(() -> releases.install("later/1", "test"))
        .withMessageContaining("later/1 is champion of later in the registry");

    assertThat(aliases.state("later").orElseThrow().champion().modelVersion()).isEqualTo("later/1");
    RealServers.startKafka();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(ReleasedTopic.last(bootstrapServers, "later")).isNotNull());
  }

  private void register(String version) {
    Path model = new SmallModels(folder.resolve("models")).write(version);
    assertThat(registry.add(model)).isInstanceOf(Addition.Added.class);
  }
}
