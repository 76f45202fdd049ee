package org.hilum.gateway.destination;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.net.Status;
import org.hilum.gateway.report.Documents;
import org.hilum.gateway.report.UnshowableImageException;

/** An archive that takes objects by STOW-RS, all of a result in one request (PS3.18 10.5). */
final class StowDestination implements Destination {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BOUNDARY = "hilum-6f1d0a7e-result-part";
  private static final String FAILED_SOP_SEQUENCE = "00081198";
  private static final String FAILURE_REASON = "00081197";
  private static final int ALL_FAILED = 409;
  private static final int UNKNOWN_FAILURE = Status.PROCESSING_FAILURE.code();

  private final URI studies;
  private final HttpPeer peer;
  private final Contents contents;

  /**
   * @param base where {@code /studies} is below
   */
  StowDestination(URI base, HttpPeer peer, Contents contents) {
    this.studies = URI.create(base.toString().replaceFirst("/+$", "") + "/studies");
    this.peer = peer;
    this.contents = contents;
  }

  @Override
  public DeliveryOutcome deliver(Documents documents) throws UnshowableImageException {
    List<DicomFile> objects = contents.of(documents);
    if (objects.isEmpty()) {
      return new DeliveryOutcome.Delivered();
    }
    try {
      return outcome(
          peer.post(
              studies,
              "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY,
              "application/dicom+json",
              multipart(objects)));
    } catch (IOException e) {
      return new DeliveryOutcome.NotYet("no answer: " + e.getClass().getSimpleName());
    }
  }

  /** RFC 2387. The boundary is long enough not to occur in an object. */
  private static BodyPublisher multipart(List<DicomFile> objects) {
    List<BodyPublisher> parts = new ArrayList<>();
    for (DicomFile object : objects) {
      parts.add(ascii("--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n"));
      parts.add(BodyPublishers.ofByteArray(DicomWriter.file(object.syntax(), object.dataSet())));
      parts.add(ascii("\r\n"));
    }
    parts.add(ascii("--" + BOUNDARY + "--\r\n"));
    return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
  }

  private static BodyPublisher ascii(String text) {
    return BodyPublishers.ofByteArray(text.getBytes(US_ASCII));
  }

  /** Servers answer 200, 202 or 409 where they list what failed (PS3.18 10.5.3). */
  private static DeliveryOutcome outcome(HttpPeer.Answer answer) {
    if (!answer.isDone() && answer.status() != ALL_FAILED) {
      return answer.outcome();
    }
    List<Integer> reasons = failures(answer.body());
    if (reasons.isEmpty()) {
      return answer.outcome();
    }
    List<DeliveryOutcome> failures =
        reasons.stream()
            .map(StoreStatus::outcome)
            .filter(outcome -> !(outcome instanceof DeliveryOutcome.Delivered))
            .toList();
    return failures.stream()
        .filter(DeliveryOutcome.Refused.class::isInstance)
        .findFirst()
        .or(() -> failures.stream().findFirst())
        .orElseGet(DeliveryOutcome.Delivered::new);
  }

  /** The reason of each failure; none where the answer is no DICOM JSON. */
  private static List<Integer> failures(byte[] body) {
    try {
      JsonNode answer = JSON.readTree(body);
      JsonNode dataSet = answer.isArray() ? answer.path(0) : answer;
      List<Integer> reasons = new ArrayList<>();
      for (JsonNode failed : dataSet.path(FAILED_SOP_SEQUENCE).path("Value")) {
        reasons.add(failed.path(FAILURE_REASON).path("Value").path(0).asInt(UNKNOWN_FAILURE));
      }
      return reasons;
    } catch (IOException e) {
      return List.of();
    }
  }
}
