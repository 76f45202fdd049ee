package org.hilum.gateway.sweep;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.gateway.Images;
import org.hilum.gateway.Radiographs;
import org.hilum.gateway.Topics;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.announce.AnnouncedImages;
import org.hilum.gateway.announce.BrokerUnavailableException;
import org.hilum.gateway.uploads.Upload;
import org.hilum.gateway.uploads.UploadedImages;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.View;
import org.hilum.schemas.XrayReceived;
import org.hilum.schemas.XrayRefused;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class SweepTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Inject ObjectStore store;
  @Inject UploadedImages uploads;
  @Inject AnnouncedImages announced;
  @Inject Orphans orphans;
  @Inject MeterRegistry meters;
  @Inject Deidentifier names;

  @BeforeEach
  void sweepsUpAfterOtherTests() {
    sweep(Duration.ZERO, DAY).run();
  }

  @Test
  void announcesAnObjectWithoutAnEventOnceAndNothingElse() throws MalformedEventException {
    byte[] announcedImage = Images.jpeg();
    given().contentType("image/jpeg").body(announcedImage).post("/xrays").then().statusCode(202);
    byte[] orphan = Images.png();
    String id = put(orphan, Map.of("device", "cr-3", "view", "PA", "received-at", YESTERDAY));

    assertThat(sweep(Duration.ZERO, DAY).run()).isEqualTo(new SweepReport(1, 0));
    assertThat(sweep(Duration.ZERO, DAY).run()).isEqualTo(new SweepReport(0, 0));

    assertThat(Topics.eventsOf(ImageId.of(announcedImage).hex())).hasSize(1);
    XrayReceived event = onlyEventOf(id);
    assertThat(event.receivedAt()).hasToString(YESTERDAY);
    assertThat(event.deviceId()).isEqualTo("cr-3");
    assertThat(event.view()).hasValue(View.PA);
    assertThat(event.image().contentType()).isEqualTo("image/png");
    assertThat(event.image().sizeBytes()).isEqualTo(orphan.length);
  }

  @Test
  void repeatsNoLabelsThatSomebodyElsePutOnAnObject() throws MalformedEventException {
    String id = put(Images.jpeg(), Map.of("device", "Mrs Hall", "patient", "Mrs Hall"));

    sweep(Duration.ZERO, DAY).run();

    XrayReceived event = onlyEventOf(id);
    assertThat(event.deviceId()).isEqualTo("unknown");
    assertThat(event.patient()).isEmpty();
  }

  @Test
  void announcesADicomObjectFromItsLabelsButNoneThatNamesItsPatient()
      throws MalformedEventException {
    DataSet named = Radiographs.computed().build();
    byte[] orphan = Radiographs.bytes(names.of(named).dataSet());
    byte[] raw = Radiographs.bytes(named);
    String id =
        put(orphan, Map.of("device", "cr-3", "body-part", "CHEST", "received-at", YESTERDAY));
    put(raw, Map.of());

    assertThat(sweep(Duration.ZERO, DAY).run()).isEqualTo(new SweepReport(1, 0));

    XrayReceived event = onlyEventOf(id);
    assertThat(event.image().contentType()).isEqualTo("application/dicom");
    assertThat(event.bodyPart()).hasValue("CHEST");
    assertThat(event.deviceId()).isEqualTo("cr-3");
    store.delete(ImageId.of(raw).key());
  }

  @Test
  void announcesNoObjectThatIsNotTheImageWhichItsKeyNames() {
    String other = ImageId.of(Images.jpeg()).key();
    byte[] text = "no picture".getBytes(UTF_8);
    store.put(other, Images.jpeg(), "image/jpeg", Map.of());
    store.put("xrays/thorax.jpg", Images.jpeg(), "image/jpeg", Map.of());
    store.put(ImageId.of(text).key(), text, "image/jpeg", Map.of());

    assertThat(sweep(Duration.ZERO, DAY).run()).isEqualTo(new SweepReport(0, 0));

    assertThat(store.head(other)).isPresent();
    store.delete(other);
    store.delete("xrays/thorax.jpg");
    store.delete(ImageId.of(text).key());
  }

  @Test
  void admitsAnUploadThatNobodyToldOf() throws MalformedEventException {
    byte[] image = Images.jpeg();
    String ticket = UUID.randomUUID().toString();
    store.put("uploads/" + ticket, image, "image/jpeg", Map.of());

    assertThat(sweep(Duration.ZERO, DAY).run()).isEqualTo(new SweepReport(0, 1));

    String id = ImageId.of(image).hex();
    assertThat(onlyEventOf(id).imageId()).isEqualTo(id);
    given()
        .get("/xrays/uploads/" + ticket)
        .then()
        .body("state", is("admitted"))
        .body("imageId", is(id));
  }

  @Test
  void leavesYoungObjectsToTheirRequestsAndOldOnesAlone() {
    String id = put(Images.jpeg(), Map.of());
    store.put("uploads/young", Images.jpeg(), "image/jpeg", Map.of());

    assertThat(sweep(Duration.ofMinutes(1), DAY).run()).isEqualTo(new SweepReport(0, 0));
    assertThat(sweep(Duration.ZERO, Duration.ofDays(-1)).run()).isEqualTo(new SweepReport(0, 1));

    assertThat(Topics.eventsOf(id)).isEmpty();
  }

  @Test
  void forgetsOldTickets() {
    String location =
        given()
            .contentType("application/json")
            .body("{}")
            .post("/xrays/uploads")
            .then()
            .statusCode(201)
            .extract()
            .path("ticket");
    given().get("/xrays/uploads/" + location).then().statusCode(200);

    sweep(Duration.ZERO, Duration.ofDays(-1)).run();

    given().get("/xrays/uploads/" + location).then().statusCode(404);
  }

  @Test
  void keepsTheTicketOfAnUploadThatHasWaitedAsLong() throws MalformedEventException {
    byte[] image = Images.jpeg();
    String ticket =
        given()
            .contentType("application/json")
            .body("{\"device\": \"cr-patient\"}")
            .post("/xrays/uploads")
            .then()
            .statusCode(201)
            .extract()
            .path("ticket");
    store.put("uploads/" + ticket, image, "image/jpeg", Map.of());

    sweep(Duration.ZERO, Duration.ofDays(-1)).run();

    assertThat(onlyEventOf(ImageId.of(image).hex()).deviceId()).isEqualTo("cr-patient");
    given().get("/xrays/uploads/" + ticket).then().statusCode(200);
  }

  /** Replicas and a late notification may look at it at the same time. */
  @Test
  void namesOneRefusalHoweverManyAdmitTheUpload() throws Exception {
    String ticket = "refused-" + UUID.randomUUID();
    String device = "cr-" + UUID.randomUUID();
    store.put("uploads/" + ticket + ".json", "{}".getBytes(UTF_8), "x/y", Map.of("device", device));
    store.put("uploads/" + ticket, "no picture".getBytes(UTF_8), "image/jpeg", Map.of());
    ExecutorService replicas = Executors.newFixedThreadPool(4);
    try {
      for (Future<?> admitted :
          replicas.invokeAll(
              Collections.nCopies(4, () -> uploads.admit(new Upload(ticket)).isPresent()))) {
        admitted.get();
      }
    } finally {
      replicas.shutdown();
    }

    assertThat(Topics.refusalsOf(device))
        .isNotEmpty()
        .extracting(XrayRefused::refusalId)
        .containsOnly(Topics.refusalsOf(device).get(0).refusalId());
    assertThat(store.head("uploads/" + ticket)).isEmpty();
  }

  @Test
  void tellsOfRefusedUploadsOnceTheBrokerIsBack() {
    String device = "cr-" + UUID.randomUUID();
    List<String> keys = List.of("uploads/b-1" + device, "uploads/b-2" + device);
    for (String key : keys) {
      store.put(key + ".json", "{}".getBytes(UTF_8), "x/y", Map.of("device", device));
      store.put(key, "no picture".getBytes(UTF_8), "image/jpeg", Map.of());
    }
    RealServers.stopKafka();
    try {
      assertThatThrownBy(() -> sweep(Duration.ZERO, DAY).run())
          .isInstanceOf(BrokerUnavailableException.class);
    } finally {
      RealServers.startKafka();
    }
    assertThat(keys).allSatisfy(key -> assertThat(store.head(key)).isPresent());

    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .ignoreException(BrokerUnavailableException.class)
        .untilAsserted(
            () -> {
              sweep(Duration.ZERO, DAY).run();
              assertThat(keys).allSatisfy(key -> assertThat(store.head(key)).isEmpty());
            });

    assertThat(Topics.refusalsOf(device).stream().map(XrayRefused::refusalId).distinct())
        .hasSize(keys.size());
  }

  @Test
  void admitsTheOthersWhenOneUploadCannotBeHandled() throws MalformedEventException {
    DataSet sealed = Radiographs.computed().build();
    String id = ImageId.of(Radiographs.bytes(names.of(sealed).dataSet())).hex();
    byte[] image = Images.jpeg();
    store.put("identities/" + id, "of another key".getBytes(UTF_8), "x/y", Map.of());
    store.put("uploads/a-bad-one", Radiographs.bytes(sealed), "application/dicom", Map.of());
    store.put("uploads/a-good-one", image, "image/jpeg", Map.of());

    assertThat(sweep(Duration.ZERO, DAY).run()).isEqualTo(new SweepReport(0, 1));

    assertThat(onlyEventOf(ImageId.of(image).hex())).isNotNull();
    assertThat(store.head("uploads/a-bad-one")).isPresent();
    store.delete("identities/" + id);
    assertThat(sweep(Duration.ZERO, DAY).run()).isEqualTo(new SweepReport(0, 1));
    assertThat(onlyEventOf(id)).isNotNull();
  }

  private static final String YESTERDAY = "2026-01-02T03:04:05.678Z";

  private String put(byte[] image, Map<String, String> labels) {
    ImageId id = ImageId.of(image);
    store.put(id.key(), image, "application/octet-stream", labels);
    return id.hex();
  }

  private Sweep sweep(Duration grace, Duration window) {
    return new Sweep(new Settings(grace, window), store, uploads, announced, orphans, meters);
  }

  private static XrayReceived onlyEventOf(String id) throws MalformedEventException {
    assertThat(Topics.eventsOf(id)).hasSize(1);
    return EventJson.read(Topics.eventsOf(id).get(0).value(), XrayReceived.class);
  }

  /** A negative window makes every object old. */
  private record Settings(Duration grace, Duration window) implements SweepConfig {
    @Override
    public String every() {
      return "off";
    }
  }
}
