package org.hilum.gateway.state;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hilum.gateway.Images;
import org.hilum.gateway.admit.ImageId;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class StateTest {
  @Inject ObjectStore store;

  @Test
  void followsAnImageFromReceiptOverFailureToAResult() {
    byte[] image = Images.jpeg();
    String id = ImageId.of(image).hex();
    given().contentType("image/jpeg").body(image).post("/xrays").then().statusCode(202);
    assertState(id, "received");

    storeFailure(id, FailureReason.CORRUPT, Optional.empty());
    assertState(id, "failed");
    given()
        .get("/xrays/" + id)
        .then()
        .body("reason", is("CORRUPT"))
        .body("detail", is("it ends early"));

    store.put(
        "outcomes/%s/0123456789ab.safetensors".formatted(id),
        new byte[] {1},
        "application/octet-stream",
        Map.of());
    assertState(id, "screened");
  }

  @Test
  void saysTheFinestWordForWhyAnImageWasNotScreened() {
    byte[] image = Images.jpeg();
    String id = ImageId.of(image).hex();
    given().contentType("image/jpeg").body(image).post("/xrays").then().statusCode(202);

    storeFailure(
        id, FailureReason.OUT_OF_SCOPE_VIEW, Optional.of(ScreeningFailed.OUT_OF_SCOPE_MODALITY));

    given().get("/xrays/" + id).then().body("reason", is("OUT_OF_SCOPE_MODALITY"));
  }

  @Test
  void knowsNoImageThatWasNotReceived() {
    given()
        .get("/xrays/" + "0".repeat(64))
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", is("urn:hilum:problem:unknown-image"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "..", "%2e%2e%2fuploads", "ABCDEF"})
  void refusesWhatIsNoId(String id) {
    given()
        .urlEncodingEnabled(false)
        .get("/xrays/x" + id)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", is("urn:hilum:problem:malformed-image-id"));
  }

  private void storeFailure(String id, FailureReason reason, Optional<String> code) {
    ScreeningFailed failure =
        new ScreeningFailed(id, Instant.now(), Instant.now(), "m/1", reason, "it ends early", code);
    store.put(
        "outcomes/%s/failure.json".formatted(id),
        EventJson.write(failure),
        "application/json",
        Map.of());
  }

  private static void assertState(String id, String state) {
    given()
        .get("/xrays/" + id)
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("state", is(state))
        .body("imageId", is(id));
  }
}
