package org.hilum.gateway.notify;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hilum.gateway.Images;
import org.hilum.gateway.Topics;
import org.hilum.gateway.admit.ImageId;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class NotificationTest {
  private static final String TOPIC = "hilum.bucket-notifications";
  private static final String DEAD_LETTERS = TOPIC + ".hilum-gateway.dead-letter";
  private static final Duration SOON = Duration.ofSeconds(90);

  @Inject ObjectStore store;

  @Test
  void admitsTheUploadsThatTheWebhookNames() {
    byte[] first = Images.jpeg();
    byte[] second = Images.png();
    String firstKey = upload(first);
    String secondKey = upload(second);

    post(Notifications.created(firstKey, "uploads/gone", secondKey), 204);

    assertAdmitted(first, firstKey);
    assertAdmitted(second, secondKey);
  }

  @Test
  void admitsTheUploadsThatKafkaNames() {
    byte[] image = Images.jpeg();
    String key = upload(image);

    Topics.send(TOPIC, Notifications.created(key).getBytes(UTF_8));

    await().atMost(SOON).untilAsserted(() -> assertAdmitted(image, key));
  }

  @Test
  void admitsAnUploadOnceHoweverOftenItIsNamed() {
    byte[] image = Images.jpeg();
    String key = upload(image);

    for (int i = 0; i < 3; i++) {
      post(Notifications.created(key, key), 204);
    }

    assertAdmitted(image, key);
  }

  @Test
  void ignoresOtherEventsAndOtherObjects() {
    String key = upload(Images.jpeg());

    post(Notifications.removed(key), 204);
    post(Notifications.created(key).replace("\"hilum\"", "\"another-bucket\""), 204);
    post(Notifications.created("xrays/" + "0".repeat(64), key + ".json"), 204);

    assertThat(store.head(key)).isPresent();
  }

  @Test
  void refusesAWebhookCallThatIsNoNotification() {
    given()
        .contentType("application/json")
        .body("{\"Records\": 1}")
        .post("/notifications")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", is("urn:hilum:problem:malformed-notification"));
  }

  @Test
  void putsPoisonAsideAndGoesOn() {
    String poison = "poison " + UUID.randomUUID();
    byte[] image = Images.jpeg();
    String key = upload(image);

    Topics.send(TOPIC, poison.getBytes(UTF_8));
    Topics.send(TOPIC, null);
    Topics.send(TOPIC, Notifications.created(key).getBytes(UTF_8));

    await().atMost(SOON).untilAsserted(() -> assertAdmitted(image, key));
    await().atMost(SOON).untilAsserted(() -> assertThat(deadLetters(poison)).hasSize(1));
    ConsumerRecord<String, byte[]> letter = deadLetters(poison).get(0);
    assertThat(Topics.header(letter, "dead-letter-reason")).contains("not an S3 event");
    assertThat(Topics.header(letter, "dead-letter-topic")).isEqualTo(TOPIC);
    assertThat(Topics.header(letter, "dead-letter-partition")).containsOnlyDigits();
    assertThat(Topics.header(letter, "dead-letter-offset")).containsOnlyDigits();
  }

  private String upload(byte[] image) {
    String key = "uploads/room 2/" + UUID.randomUUID();
    store.put(key, image, "image/jpeg", Map.of());
    return key;
  }

  private void assertAdmitted(byte[] image, String uploadKey) {
    ImageId id = ImageId.of(image);
    assertThat(store.get(id.key(), image.length)).hasValue(image);
    assertThat(Topics.eventsOf(id.hex())).hasSize(1);
    assertThat(store.head(uploadKey)).isEmpty();
  }

  private static List<ConsumerRecord<String, byte[]>> deadLetters(String value) {
    return Topics.records(DEAD_LETTERS).stream()
        .filter(letter -> letter.value() != null)
        .filter(letter -> new String(letter.value(), UTF_8).equals(value))
        .toList();
  }

  private static void post(String notification, int status) {
    given()
        .contentType("application/json")
        .body(notification)
        .post("/notifications")
        .then()
        .statusCode(status);
  }
}
