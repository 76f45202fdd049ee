package org.hilum.triage;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.hilum.servers.RealServers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ReadinessTest {

  @Test
  void aBrokerThatIsAwayMakesItUnreadyAndRestartsNothing() {
    RealServers.stopKafka();
    try {
      await().atMost(Duration.ofSeconds(30)).until(() -> health("ready") == 503);
      assertThat(health("started")).isEqualTo(200);
      assertThat(health("live")).isEqualTo(200);
    } finally {
      RealServers.startKafka();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> health("ready") == 200);
  }

  private static int health(String probe) {
    return given().get("/q/health/" + probe).statusCode();
  }
}
