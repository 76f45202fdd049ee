package org.hilum.gateway.destination;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.gateway.report.Documents;
import org.hilum.gateway.report.UnshowableImageException;

/** An archive that takes objects by STOW-RS, all of a result in one request (PS3.18 10.5). */
final class StowDestination implements Destination {
  private static final String BOUNDARY = "hilum-6f1d0a7e-result-part";
  private static final int ALL_STORED = 200;
  private static final int SOME_STORED = 202;
  private static final int NONE_STORED = 409;

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
              multipart(objects)),
          objects);
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

  /**
   * 200 says that all are stored, 202 that some are, 409 that none is (PS3.18 10.5.3). A 409 may
   * tell of nothing but duplicates. No other status says that anything is.
   */
  private static DeliveryOutcome outcome(HttpPeer.Answer answer, List<DicomFile> sent) {
    StowAnswer content = StowAnswer.of(answer.body());
    return switch (answer.status()) {
      case ALL_STORED -> content.failure().orElseGet(DeliveryOutcome.Delivered::new);
      case SOME_STORED ->
          outcome(
              content,
              sent,
              new DeliveryOutcome.NotYet("HTTP status 202, not all objects are said to be stored"));
      case NONE_STORED -> outcome(content, sent, answer.outcome());
      default ->
          answer.isDone()
              ? new DeliveryOutcome.NotYet("HTTP status " + answer.status())
              : answer.outcome();
    };
  }

  /**
   * @param otherwise where there is neither a failure nor a word on each object
   */
  private static DeliveryOutcome outcome(
      StowAnswer answer, List<DicomFile> sent, DeliveryOutcome otherwise) {
    Set<String> uids =
        sent.stream()
            .map(object -> object.dataSet().uid(Tags.SOP_INSTANCE_UID).orElseThrow().value())
            .collect(Collectors.toSet());
    return answer
        .failure()
        .orElseGet(() -> answer.hasAll(uids) ? new DeliveryOutcome.Delivered() : otherwise);
  }
}
