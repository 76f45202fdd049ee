package org.hilum.gateway.rate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Set;
import org.hilum.gateway.BriskProfile;
import org.hilum.servers.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
@TestProfile(BriskProfile.class)
class RateLimitTest {
  @Test
  void refusesWhoeverAsksTooMuchAndNobodyElse() {
    ask("ct-1").then().statusCode(404);
    ask("ct-1").then().statusCode(404);

    Response refused = ask("ct-1");
    refused
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:hilum:problem:too-many-requests"));
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 31);

    ask("ct-2").then().statusCode(404);
  }

  private static Response ask(String device) {
    return given()
        .header("Authorization", RealServers.bearer(device, Set.of("device")))
        .get("/xrays/" + "0".repeat(64));
  }
}
