package org.hilum.gateway.uploads;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.gateway.Images;
import org.hilum.gateway.Topics;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.notify.Notifications;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.View;
import org.hilum.schemas.XrayReceived;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class UploadTest {
  @Inject ObjectStore store;

  @Test
  void admitsWhatIsPutToAPresignedAddressWithWhatWasSaidOfIt()
      throws IOException, InterruptedException, MalformedEventException {
    byte[] image = Images.jpeg();
    String id = ImageId.of(image).hex();
    Ticket ticket = ticket("{\"device\": \"cr-7\", \"view\": \"PA\", \"patient\": \"p-1\"}");
    assertThat(ticket.expiresAt())
        .isBetween(Instant.now(), Instant.now().plus(Duration.ofMinutes(15)));
    state(ticket).statusCode(200).body("state", is("waiting"));

    assertThat(put(ticket.url(), image)).isEqualTo(200);
    state(ticket).body("state", is("waiting"));
    notifyOf(ticket);

    state(ticket).statusCode(200).body("state", is("admitted")).body("imageId", is(id));
    List<ConsumerRecord<String, byte[]>> events = Topics.eventsOf(id);
    assertThat(events).hasSize(1);
    XrayReceived event = EventJson.read(events.get(0).value(), XrayReceived.class);
    assertThat(event.deviceId()).isEqualTo("cr-7");
    assertThat(event.view()).hasValue(View.PA);
    assertThat(event.patient()).isPresent().isNotEqualTo(java.util.Optional.of("p-1"));
    assertThat(store.get("xrays/" + id, image.length)).hasValue(image);
    assertThat(store.head("uploads/" + ticket.ticket())).isEmpty();
  }

  @Test
  void tellsWhyAnUploadIsRefused() throws IOException, InterruptedException {
    Ticket ticket = ticket("{}");

    put(ticket.url(), "no picture".getBytes(UTF_8));
    notifyOf(ticket);

    state(ticket)
        .statusCode(200)
        .body("state", is("refused"))
        .body("reason", is("UNSUPPORTED_FORMAT"))
        .body("detail", containsString("JPEG"));
    assertThat(store.head("uploads/" + ticket.ticket())).isEmpty();
  }

  @Test
  void refusesAnUploadOverTheLimitWithoutReadingIt() throws IOException, InterruptedException {
    Ticket ticket = ticket("{\"device\": \"cr-lengthy\"}");

    assertThat(put(ticket.url(), new byte[50_000_001])).isEqualTo(200);
    notifyOf(ticket);

    state(ticket).body("state", is("refused")).body("reason", is("TOO_MANY_BYTES"));
    assertThat(Topics.refusalsOf("cr-lengthy"))
        .singleElement()
        .satisfies(event -> assertThat(event.reason()).isEqualTo("TOO_MANY_BYTES"));
  }

  @Test
  void refusesMetadataBeforeGivingATicket() {
    given()
        .contentType("application/json")
        .body("{\"view\": \"LEFT\"}")
        .post("/xrays/uploads")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", is("urn:hilum:problem:malformed-metadata"));
  }

  @Test
  void knowsNoTicketThatItDidNotGive() {
    given()
        .get("/xrays/uploads/00000000-0000-0000-0000-000000000000")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", is("urn:hilum:problem:unknown-ticket"));
  }

  private static Ticket ticket(String metadata) {
    return given()
        .contentType("application/json")
        .body(metadata)
        .post("/xrays/uploads")
        .then()
        .statusCode(201)
        .header("Location", containsString("/xrays/uploads/"))
        .extract()
        .as(Ticket.class);
  }

  private static int put(URI address, byte[] image) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address).PUT(BodyPublishers.ofByteArray(image)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private static void notifyOf(Ticket ticket) {
    given()
        .contentType("application/json")
        .body(Notifications.created("uploads/" + ticket.ticket()))
        .post("/notifications")
        .then()
        .statusCode(204);
  }

  private static ValidatableResponse state(Ticket ticket) {
    return given().get("/xrays/uploads/" + ticket.ticket()).then();
  }
}
