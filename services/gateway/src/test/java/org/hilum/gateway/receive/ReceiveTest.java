package org.hilum.gateway.receive;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.gateway.Images;
import org.hilum.gateway.Topics;
import org.hilum.gateway.admit.ImageId;
import org.hilum.schemas.AgeGroup;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.Sex;
import org.hilum.schemas.View;
import org.hilum.schemas.XrayReceived;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.StoredObject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ReceiveTest {
  private static final String METADATA =
      """
      {"device": "cr-room-2", "patient": "p-4711", "study": "1.2.3", "series": "1.2.3.1",
       "instance": "1.2.3.1.1", "patientAgeYears": 4, "sex": "FEMALE", "view": "AP",
       "modality": "CR", "referrer": "nobody knows this field"}""";

  @Inject ObjectStore store;

  @Test
  void storesAnnouncesAndAcceptsAnImageSentAsTheBody() throws MalformedEventException {
    byte[] image = Images.jpeg();
    String id = ImageId.of(image).hex();

    given()
        .contentType("image/jpeg")
        .body(image)
        .post("/xrays")
        .then()
        .statusCode(202)
        .header("Location", endsWith("/xrays/" + id))
        .body("imageId", is(id))
        .body("state", is("/xrays/" + id));

    assertThat(store.get("xrays/" + id, image.length)).hasValue(image);
    XrayReceived event = onlyEventOf(id);
    assertThat(event.imageId()).isEqualTo(id);
    assertThat(event.image().bucket()).isEqualTo("hilum");
    assertThat(event.image().key()).isEqualTo("xrays/" + id);
    assertThat(event.image().contentType()).isEqualTo("image/jpeg");
    assertThat(event.image().sizeBytes()).isEqualTo(image.length);
    assertThat(event.deviceId()).isEqualTo("tester");
    assertThat(event.patient()).isEmpty();
  }

  @Test
  void putsCloudEventsHeadersOnTheEvent() {
    byte[] image = Images.jpeg();
    String id = ImageId.of(image).hex();

    given().contentType("image/jpeg").body(image).post("/xrays").then().statusCode(202);

    ConsumerRecord<String, byte[]> record = Topics.eventsOf(id).get(0);
    assertThat(Topics.header(record, "ce_id")).isEqualTo(id);
    assertThat(Topics.header(record, "ce_type")).isEqualTo("hilum.xray.received.v1");
    assertThat(Topics.header(record, "ce_source")).isEqualTo("/hilum/gateway");
    assertThat(Topics.header(record, "ce_specversion")).isEqualTo("1.0");
    assertThat(Instant.parse(Topics.header(record, "ce_time"))).isBefore(Instant.now());
    assertThat(Topics.header(record, "content-type")).isEqualTo("application/json");
  }

  @Test
  void takesMetadataFromAFormAndKeepsNoIdentifier() throws MalformedEventException {
    byte[] image = Images.png();
    String id = ImageId.of(image).hex();

    given()
        .multiPart("image", "thorax.png", image)
        .multiPart("metadata", METADATA, "application/json")
        .post("/xrays")
        .then()
        .statusCode(202)
        .body("imageId", is(id));

    assertDescribed(id);
  }

  @Test
  void takesMetadataFromAFileOfTheForm() throws MalformedEventException {
    byte[] image = Images.png();

    given()
        .multiPart("image", "thorax.png", image, "image/png")
        .multiPart("metadata", "about.json", METADATA.getBytes(UTF_8), "application/json")
        .post("/xrays")
        .then()
        .statusCode(202);

    assertDescribed(ImageId.of(image).hex());
  }

  @Test
  void takesMetadataFromAHeader() throws MalformedEventException {
    byte[] image = Images.png();

    given()
        .contentType("application/octet-stream")
        .header("Hilum-Metadata", METADATA.replace("\n", ""))
        .body(image)
        .post("/xrays")
        .then()
        .statusCode(202);

    assertDescribed(ImageId.of(image).hex());
  }

  @Test
  void believesTheBytesAndNotTheContentType() throws MalformedEventException {
    byte[] image = Images.png();

    given().contentType("image/jpeg").body(image).post("/xrays").then().statusCode(202);

    String id = ImageId.of(image).hex();
    assertThat(onlyEventOf(id).image().contentType()).isEqualTo("image/png");
    assertThat(store.head("xrays/" + id).map(StoredObject::contentType)).hasValue("image/png");
  }

  @Test
  void answersTenEqualUploadsWithOneIdAndOneEvent() {
    byte[] image = Images.jpeg();
    String id = ImageId.of(image).hex();

    given().contentType("image/jpeg").body(image).post("/xrays").then().statusCode(202);
    for (int i = 0; i < 9; i++) {
      given()
          .contentType("image/jpeg")
          .body(image)
          .post("/xrays")
          .then()
          .statusCode(200)
          .body("imageId", is(id));
    }

    assertThat(Topics.eventsOf(id)).hasSize(1);
  }

  @Test
  void writesItsOwnWordsOverAnObjectThatItDidNotWrite() throws MalformedEventException {
    byte[] image = Images.jpeg();
    ImageId id = ImageId.of(image);
    store.put(id.key(), "not that image".getBytes(UTF_8), "image/jpeg", java.util.Map.of());

    given().contentType("image/jpeg").body(image).post("/xrays").then().statusCode(202);

    assertThat(store.get(id.key(), image.length)).hasValue(image);
    assertThat(onlyEventOf(id.hex()).image().sizeBytes()).isEqualTo(image.length);
  }

  @Test
  void countsWhatBecameOfImages() {
    given().contentType("image/jpeg").body(Images.jpeg()).post("/xrays").then().statusCode(202);

    String metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();

    assertThat(metrics).contains("hilum_gateway_images_total{outcome=\"stored\"");
  }

  @Test
  void describesItselfAsOpenApi() {
    String document = given().get("/q/openapi").then().statusCode(200).extract().asString();

    assertThat(document)
        .contains("/xrays:", "/xrays/uploads:", "/xrays/{imageId}:", "/notifications:")
        .contains("multipart/form-data", "application/problem+json", "Hilum-Metadata")
        .contains("patientAgeYears")
        .containsPattern("(?m)^    Problem:$");
    String problem = "application/problem\\+json:";
    String described = problem + "\\s+schema:\\s+\\$ref: \"#/components/schemas/Problem\"";
    assertThat(count(document, described)).isEqualTo(count(document, problem));
  }

  private static long count(String document, String pattern) {
    return Pattern.compile(pattern).matcher(document).results().count();
  }

  private void assertDescribed(String id) throws MalformedEventException {
    XrayReceived event = onlyEventOf(id);
    assertThat(event.deviceId()).isEqualTo("cr-room-2");
    assertThat(event.modality()).hasValue("CR");
    assertThat(event.view()).hasValue(View.AP);
    assertThat(event.sex()).hasValue(Sex.FEMALE);
    assertThat(event.ageGroup()).hasValue(AgeGroup.YOUNG_CHILD);
    List<Optional<String>> pseudonyms =
        List.of(event.patient(), event.study(), event.series(), event.instance());
    assertThat(pseudonyms)
        .doesNotHaveDuplicates()
        .allSatisfy(
            pseudonym ->
                assertThat(pseudonym)
                    .hasValueSatisfying(text -> assertThat(text).matches("[0-9a-f]{32}")));
    StoredObject object = store.head("xrays/" + id).orElseThrow();
    assertThat(object.metadata())
        .containsEntry("device", "cr-room-2")
        .containsEntry("age-group", "YOUNG_CHILD")
        .containsEntry("received-at", event.receivedAt().toString())
        .doesNotContainValue("p-4711")
        .doesNotContainValue("1.2.3");
  }

  private static XrayReceived onlyEventOf(String id) throws MalformedEventException {
    List<ConsumerRecord<String, byte[]>> events = Topics.eventsOf(id);
    assertThat(events).hasSize(1);
    return EventJson.read(events.get(0).value(), XrayReceived.class);
  }
}
