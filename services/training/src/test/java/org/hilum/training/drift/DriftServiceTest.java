package org.hilum.training.drift;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hilum.training.fixture.Images.newId;
import static org.hilum.training.fixture.ReviewTopic.review;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.Topic;
import org.hilum.schemas.Verdict;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.hilum.training.fixture.ReviewTopic;
import org.hilum.training.fixture.Rows;
import org.hilum.training.fixture.Told;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.Releases;
import org.hilum.training.registry.SmallModels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From events and verdicts to alarms, with real Kafka, PostgreSQL and S3. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DriftServiceTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @Inject AgroalDataSource database;
  @Inject ObjectStore store;
  @Inject Registry registry;
  @Inject Releases releases;
  @Inject DriftGauges gauges;

  @TempDir Path folder;

  private Rows rows;

  @BeforeEach
  void makesTheBucket() {
    rows = new Rows(database);
    // A test before may have restarted it.
    rows.await("select 1", "1");
    store.createBucketIfAbsent();
  }

  @Test
  void givesAlarmWhenTheImagesBecomeOthers() throws Exception {
    champion("drifting/1");
    screen("drifting/1", 250, n -> 0.2 + n % 50 / 100.0);
    await("drifting/1", 250);
    screen("drifting/1", 200, n -> 1.1 + n % 50 / 100.0);
    await("drifting/1", 450);

    JsonPath drift = drift("drifting/1");

    assertThat(drift.getInt("groups[0].figures.cases")).isEqualTo(450);
    assertThat(drift.getInt("groups[0].figures.unlike")).isEqualTo(200);
    assertThat(drift.getFloat("groups[0].figures.positiveRate")).isEqualTo(0.5f);
    assertThat(drift.getList("groups[0].shift.alarms", String.class))
        .containsExactly("UNLIKE_TRAINING", "UNLIKE_BEFORE");
    String page =
        get("/training/drift/page")
            .then()
            .statusCode(200)
            .header("Content-Security-Policy", containsString("default-src 'none'"))
            .extract()
            .asString();
    assertThat(page)
        .contains("drifting/1", "100.0 % of the last 200 images are unlike the training images")
        .doesNotContain("<script");
    parse(page);
    gauges.count();
    assertThat(get("/q/metrics").asString().lines())
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("hilum_training_drift_shift_from_training")
                    .contains("model=\"drifting/1\"", "device=\"all devices\"")
                    .endsWith(" 1.0"));
  }

  @Test
  void isQuietWhileThereAreFewImages() throws Exception {
    champion("quiet/1");
    screen("quiet/1", 20, n -> 5);
    await("quiet/1", 20);

    JsonPath drift = drift("quiet/1");

    assertThat(drift.getInt("groups[0].figures.unlike")).isEqualTo(20);
    assertThat(drift.getList("groups[0].shift.alarms")).isEmpty();
    assertThat(drift.getMap("groups[0].shift")).doesNotContainKeys("fromTraining", "fromBefore");
    assertThat(drift.getMap("groups[0].figures")).doesNotContainKey("agreement");
  }

  @Test
  void countsByDeviceAndAgainstTheLabelsOnWhichReadersAgree() {
    champion("labelled/1");
    String agreed = newId();
    String disputed = newId();
    for (String image : List.of(agreed, disputed)) {
      Told.send(Topic.XRAY_RECEIVED, image, Told.received(image, "cr-7", NOW));
      Told.send(Topic.SCREENING_COMPLETED, image, Told.screened(image, NOW, "labelled/1", 0.8));
      // Judged once more: still one image.
      Told.send(Topic.SCREENING_COMPLETED, image, Told.screened(image, NOW, "labelled/1", 0.3));
    }
    try (ReviewTopic topic = new ReviewTopic()) {
      topic.send(review(agreed, "reader-1", 1, Verdict.BACTERIAL_PNEUMONIA));
      topic.send(review(disputed, "reader-1", 1, Verdict.PNEUMONIA));
      topic.send(review(disputed, "reader-2", 2, Verdict.NORMAL));
    }
    rows.await(
        "select standing from example where image_id = '%s'".formatted(disputed), "QUARANTINED");
    rows.await(
        "select count(*) from audit_entry where kind in ('RECEIVED', 'SCREENED') and image_id in"
            + " ('%s', '%s')".formatted(agreed, disputed),
        "6");

    JsonPath drift = drift("labelled/1");

    assertThat(drift.getList("groups.device", String.class)).containsExactly("all devices", "cr-7");
    assertThat(drift.getInt("groups[1].figures.cases")).isEqualTo(2);
    assertThat(drift.getInt("groups[1].figures.flagged")).isEqualTo(2);
    assertThat(drift.getInt("groups[1].figures.verdicts")).isEqualTo(1);
    assertThat(drift.getFloat("groups[1].figures.agreement")).isOne();
    assertThat(drift.getFloat("groups[1].figures.observedToExpected")).isEqualTo(1.25f);
    assertThat(drift.getInt("groups[1].weeks.size()")).isEqualTo(1);
  }

  private void champion(String version) {
    registry.add(
        new SmallModels(folder.resolve("models")).write(version, "tail of " + version, 0.5));
    releases.install(version, "test");
  }

  /** Every second is flagged. */
  private static void screen(String model, int count, IntToDoubleFunction unlikeness) {
    List<ScreeningCompleted> events =
        IntStream.range(0, count)
            .mapToObj(
                n ->
                    Told.screened(
                        newId(),
                        NOW,
                        Told.judgement(model, n % 2 == 0 ? 0.9 : 0.1, unlikeness.applyAsDouble(n))))
            .toList();
    Told.sendAll(events);
  }

  private void await(String model, int count) {
    rows.await(
        "select count(*) from live_case where model_version = '%s'".formatted(model),
        String.valueOf(count));
  }

  private static JsonPath drift(String model) {
    return get("/training/drift")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .setRootPath("models.find { it.modelVersion == '%s' }".formatted(model));
  }

  private static void parse(String page) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
  }
}
