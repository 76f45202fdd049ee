package org.hilum.gateway.care;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hilum.dicom.data.Tags;
import org.hilum.gateway.Images;
import org.hilum.gateway.Radiographs;
import org.hilum.gateway.Topics;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.dicom.DicomAdmission;
import org.hilum.schemas.DataErased;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.Removal;
import org.hilum.schemas.Topic;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;

/** A hospital with patients whom no other test knows, and services that answer. */
@Singleton
public class Ward {
  private final DicomAdmission admission;
  private final ObjectStore store;
  private final Erasures erasures;

  Ward(DicomAdmission admission, ObjectStore store, Erasures erasures) {
    this.admission = admission;
    this.store = store;
    this.erasures = erasures;
  }

  static String patient() {
    return "PID-" + UUID.randomUUID().toString().substring(0, 12);
  }

  static byte[] radiograph(String patient) {
    return Radiographs.bytes(Radiographs.computed().text(Tags.PATIENT_ID, patient).build());
  }

  /** A DICOM object. */
  ImageId send(byte[] radiograph) {
    return admission
        .admit(radiograph, "cr-room-2")
        .fold(
            stored -> stored.instance().imageId(),
            known -> known.instance().imageId(),
            refused -> {
              throw new AssertionError(refused.detail());
            });
  }

  /** A picture with metadata. */
  static ImageId sendPicture(String patient) {
    byte[] picture = Images.jpeg();
    given()
        .contentType("image/jpeg")
        .header("Hilum-Metadata", "{\"patient\":\"" + patient + "\"}")
        .body(picture)
        .post("/xrays")
        .then()
        .statusCode(202);
    return ImageId.of(picture);
  }

  /** What delivery and a worker leave. */
  void screen(ImageId image) {
    for (String key :
        List.of("results/%s/m/1.old", "outbox/gone/%s/m/1.old", "outcomes/%s/7a11.safetensors")) {
      store.put(key.formatted(image.hex()), new byte[] {1}, "application/json", Map.of());
    }
  }

  /** Keys in which the image is named. */
  List<String> keysOf(ImageId image) {
    try (Stream<ObjectSummary> objects = store.list("")) {
      return objects
          .map(ObjectSummary::key)
          .filter(key -> key.contains(image.hex()) && !key.startsWith("erasures/"))
          .toList();
    }
  }

  static ValidatableResponse ask(String path, String patient, String reference) {
    return given()
        .contentType("application/json")
        .body("{\"patient\":\"%s\",\"reference\":\"%s\"}".formatted(patient, reference))
        .post(path)
        .then();
  }

  /** Triage and training say what they have removed. */
  void answer(String careId, long cases) {
    List<Removal> removals =
        List.of(
            Removal.of(
                "cases", Stream.iterate(1L, n -> n + 1).limit(cases).map(n -> "" + n).toList()));
    byte[] answer = EventJson.write(new DataErased(careId, Instant.now(), removals));
    Topics.send(Topic.TRIAGE_ERASED, careId, answer);
    Topics.send(Topic.TRAINING_ERASED, careId, answer);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                erasures.answer(careId, Erasures.TRIAGE).isPresent()
                    && erasures.answer(careId, Erasures.TRAINING).isPresent());
  }
}
