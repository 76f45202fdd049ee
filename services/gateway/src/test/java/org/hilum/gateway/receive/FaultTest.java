package org.hilum.gateway.receive;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.hilum.gateway.Images;
import org.hilum.gateway.Topics;
import org.hilum.gateway.admit.ImageId;
import org.hilum.servers.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class FaultTest {

  @Test
  void answers503WhileTheBrokerIsAwayAndTakesTheRetry() {
    byte[] image = Images.jpeg();
    awaitAcceptance(Images.jpeg());
    RealServers.stopKafka();
    try {
      Instant sent = Instant.now();
      assertUnavailable(post(image), "broker-unavailable");
      assertThat(Duration.between(sent, Instant.now())).isLessThan(Duration.ofSeconds(10));
      assertUnavailable(post(Images.thumbnail()), "broker-unavailable");
      assertReadiness(503);
    } finally {
      RealServers.startKafka();
    }

    awaitAcceptance(image);
    assertThat(Topics.eventsOf(ImageId.of(image).hex())).isNotEmpty();
    await().untilAsserted(() -> assertThat(post(Images.thumbnail()).statusCode()).isEqualTo(422));
    assertReadiness(200);
  }

  @Test
  void answers503WhileTheStoreIsAwayAndTakesTheRetry() {
    byte[] image = Images.jpeg();
    RealServers.stopStorage();
    try {
      assertUnavailable(post(image), "storage-unavailable");
      assertReadiness(503);
      given().get("/q/health/live").then().statusCode(200);
      assertThat(Topics.eventsOf(ImageId.of(image).hex())).isEmpty();
    } finally {
      RealServers.startStorage();
    }

    awaitAcceptance(image);
    assertThat(Topics.eventsOf(ImageId.of(image).hex())).hasSize(1);
    assertReadiness(200);
  }

  private static void awaitAcceptance(byte[] image) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(post(image).statusCode()).isIn(200, 202));
  }

  private static void assertReadiness(int status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(status));
  }

  private static void assertUnavailable(Response answer, String type) {
    answer
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "5")
        .body("type", is("urn:hilum:problem:" + type));
  }

  private static Response post(byte[] image) {
    return given().contentType("image/jpeg").body(image).post("/xrays");
  }
}
