package org.hilum.gateway.deliver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.gateway.destination.Configured;
import org.hilum.gateway.destination.Destinations;
import org.hilum.servers.RealServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To an archive by STOW-RS and to a server by FHIR. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class WebDeliveryTest {
  private static final String FAILED =
      """
      {"00081198": {"vr": "SQ", "Value": [{"00081197": {"vr": "US", "Value": [%d]}}]}}\
      """;
  private static final String NAMED_DUPLICATE =
      """
      {"00081155": {"vr": "UI", "Value": ["%s"]}, "00081197": {"vr": "US", "Value": [273]}}\
      """;
  private static final String UNNAMED = FAILED.replace("00081198", "0008119A");

  @Inject Delivery delivery;

  private final String name = Delivery.name();

  @Test
  void postsBothObjectsToAnArchive() throws Exception {
    try (WebPeer archive = new WebPeer()) {
      run(stow(archive));

      assertThat(archive.requests()).hasSize(1);
      WebPeer.Request request = archive.requests().get(0);
      assertThat(request.path()).isEqualTo("/dicom-web/studies");
      assertThat(request.contentType())
          .startsWith("multipart/related; type=\"application/dicom\"; boundary=");
      assertThat(request.authorization()).isEqualTo("Basic aGlsdW06c2VjcmV0");
      assertThat(parts(request)).extracting(part -> modality(part)).containsExactly("OT", "SR");
      assertThat(delivery.waiting(name)).isEmpty();
      assertThat(delivery.refused(name)).isEmpty();
    }
  }

  @Test
  void postsOneObjectWhereOneIsWanted() throws Exception {
    try (WebPeer archive = new WebPeer()) {
      run(
          Configured.destination(
              name, Map.of("type", "stow", "url", archive.url("/"), "contents", "report")));

      assertThat(parts(archive.requests().get(0)))
          .extracting(part -> modality(part))
          .containsExactly("SR");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 401, 403, 408, 429, 301, 500, 503})
  void waitsForAServerThatSaysNothingOfTheObjects(int status) throws Exception {
    try (WebPeer archive = new WebPeer()) {
      archive.answers(status, "");
      run(stow(archive));

      assertThat(delivery.waiting(name))
          .extracting(entry -> entry.lastError().orElse(""))
          .containsExactly("HTTP status " + status);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 413, 415})
  void putsAsideWhatAnArchiveRefuses(int status) throws Exception {
    try (WebPeer archive = new WebPeer()) {
      archive.answers(status, "Yamada Tarou is not wanted");
      run(stow(archive));

      assertThat(delivery.refused(name))
          .extracting(RefusedEntry::reason)
          .containsExactly("HTTP status " + status);
    }
  }

  @Test
  void believesTheListOfFailures() throws Exception {
    try (WebPeer archive = new WebPeer()) {
      archive.answers(409, FAILED.formatted(0xA700));
      Destinations destinations = stow(archive);
      run(destinations);
      List<WaitingEntry> full = delivery.waiting(name);
      archive.answers(200, FAILED.formatted(0xC122));
      delivery.relay(destinations).run(name);

      assertThat(full)
          .extracting(entry -> entry.lastError().orElse(""))
          .containsExactly("status A700H");
      assertThat(delivery.refused(name))
          .extracting(RefusedEntry::reason)
          .containsExactly("status C122H");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 409})
  void believesTheListOfOtherFailures(int status) throws Exception {
    try (WebPeer archive = new WebPeer()) {
      archive.answers(status, UNNAMED.formatted(0x0110));
      Destinations destinations = stow(archive);
      run(destinations);
      List<WaitingEntry> failed = delivery.waiting(name);
      archive.answers(status, UNNAMED.formatted(0xC122));
      delivery.relay(destinations).run(name);

      assertThat(failed)
          .extracting(entry -> entry.lastError().orElse(""))
          .containsExactly("status 0110H");
      assertThat(delivery.refused(name))
          .extracting(RefusedEntry::reason)
          .containsExactly("status C122H");
    }
  }

  /** Nobody knows which object it is of. */
  @Test
  void waitsWhereADuplicateHasNoName() throws Exception {
    try (WebPeer archive = new WebPeer()) {
      archive.answers(200, UNNAMED.formatted(0x0111));
      run(stow(archive));

      assertThat(delivery.waiting(name))
          .extracting(entry -> entry.lastError().orElse(""))
          .containsExactly("status 0111H");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<NativeDicomModel/>", "{\"00081190\": {\"vr\": \"UR\"}}"})
  void takesAllForStoredWhereNothingElseIsSaid(String body) throws Exception {
    try (WebPeer archive = new WebPeer()) {
      archive.answers(200, body);
      run(stow(archive));

      assertThat(delivery.waiting(name)).isEmpty();
      assertThat(delivery.refused(name)).isEmpty();
    }
  }

  static Stream<String> answersThatNameNothing() {
    String cut = "{\"00081199\": {\"vr\": \"SQ\", \"Value\": [" + " ".repeat(1 << 20) + "]}}";
    return Stream.of("", "{}", "[]", "<NativeDicomModel/>", cut);
  }

  @ParameterizedTest
  @MethodSource("answersThatNameNothing")
  void waitsWhereSomeMayNotBeStored(String body) throws Exception {
    try (WebPeer archive = new WebPeer()) {
      archive.answers(202, body);
      run(stow(archive));

      assertThat(delivery.waiting(name))
          .extracting(entry -> entry.lastError().orElse(""))
          .containsExactly("HTTP status 202, not all objects are said to be stored");
    }
  }

  @Test
  void waitsUntilAllAreSaidToBeStored() throws Exception {
    try (WebPeer archive = new WebPeer()) {
      Destinations destinations = stow(archive);
      List<String> uids = posted(archive, destinations);
      archive.answers(202, listed("00081199", uids.subList(0, 1)));
      delivery.relay(destinations).run(name);
      List<WaitingEntry> partial = delivery.waiting(name);
      archive.answers(202, listed("00081199", uids));
      delivery.relay(destinations).run(name);

      assertThat(partial).hasSize(1);
      assertThat(delivery.waiting(name)).isEmpty();
      assertThat(delivery.refused(name)).isEmpty();
    }
  }

  @Test
  void takesADuplicateForDelivered() throws Exception {
    try (WebPeer archive = new WebPeer()) {
      Destinations destinations = stow(archive);
      archive.answers(409, listed("00081198", posted(archive, destinations)));
      delivery.relay(destinations).run(name);

      assertThat(delivery.waiting(name)).isEmpty();
      assertThat(delivery.refused(name)).isEmpty();
    }
  }

  @Test
  void putsAsideWhatIsNotAmongTheDuplicates() throws Exception {
    try (WebPeer archive = new WebPeer()) {
      Destinations destinations = stow(archive);
      List<String> uids = posted(archive, destinations);
      archive.answers(409, listed("00081198", uids.subList(0, 1)));
      delivery.relay(destinations).run(name);

      assertThat(delivery.refused(name))
          .extracting(RefusedEntry::reason)
          .containsExactly("HTTP status 409");
    }
  }

  @Test
  void postsATransactionOfFhir() throws Exception {
    try (WebPeer server = new WebPeer()) {
      run(fhir(server));

      WebPeer.Request request = server.requests().get(0);
      JsonNode bundle = new JsonMapper().readTree(request.body());
      assertThat(request.path()).isEqualTo("/fhir");
      assertThat(request.contentType()).isEqualTo("application/fhir+json");
      assertThat(request.authorization()).isEqualTo("Bearer secret");
      assertThat(bundle.path("type").textValue()).isEqualTo("transaction");
      assertThat(bundle.path("entry")).hasSize(4);
      assertThat(delivery.waiting(name)).isEmpty();
    }
  }

  @Test
  void postsWhyAnImageWasNotScreened() throws Exception {
    try (WebPeer server = new WebPeer()) {
      Destinations destinations = fhir(server);
      delivery.enter(Delivery.failureOf(delivery.screened()), destinations);
      delivery.relay(destinations).run(name);

      JsonNode bundle = new JsonMapper().readTree(server.requests().get(0).body());
      assertThat(bundle.at("/entry/1/resource/status").textValue()).isEqualTo("cancelled");
      assertThat(bundle.at("/entry/0/resource/dataAbsentReason/text").textValue())
          .contains("the model judges others");
      assertThat(delivery.waiting(name)).isEmpty();
    }
  }

  @Test
  void hasNothingForAnArchiveThatWantsHeatMapsAlone() throws Exception {
    try (WebPeer archive = new WebPeer()) {
      Destinations destinations =
          Configured.destination(
              name, Map.of("type", "stow", "url", archive.url("/"), "contents", "heat-map"));
      delivery.enter(Delivery.failureOf(delivery.screened()), destinations);
      delivery.relay(destinations).run(name);

      assertThat(archive.requests()).isEmpty();
      assertThat(delivery.waiting(name)).isEmpty();
      assertThat(delivery.refused(name)).isEmpty();
    }
  }

  @Test
  void tellsAConflictFromARefusalOfFhir() throws Exception {
    try (WebPeer server = new WebPeer()) {
      server.answers(409, "");
      Destinations destinations = fhir(server);
      run(destinations);
      List<WaitingEntry> conflicted = delivery.waiting(name);
      server.answers(422, "");
      delivery.relay(destinations).run(name);

      assertThat(conflicted).hasSize(1);
      assertThat(delivery.refused(name))
          .extracting(RefusedEntry::reason)
          .containsExactly("HTTP status 422");
    }
  }

  private void run(Destinations destinations) throws MalformedResultException {
    delivery.enter(delivery.screened(), destinations);
    delivery.relay(destinations).run(name);
  }

  private Destinations stow(WebPeer archive) {
    return Configured.destination(
        name,
        Map.of(
            "type", "stow",
            "url", archive.url("/dicom-web/"),
            "user", "hilum",
            "password", "secret"));
  }

  private Destinations fhir(WebPeer server) {
    return Configured.destination(
        name, Map.of("type", "fhir", "url", server.url("/fhir"), "token", "secret"));
  }

  /** Between the boundaries, behind the blank line. */
  private static List<byte[]> parts(WebPeer.Request request) {
    String boundary = "--" + request.contentType().replaceFirst(".*boundary=", "");
    String body = new String(request.body(), ISO_8859_1);
    assertThat(body).endsWith("\r\n" + boundary + "--\r\n");
    return List.of(body.split(boundary + "(--)?\r\n")).stream()
        .filter(part -> !part.isEmpty())
        .map(part -> part.substring(part.indexOf("\r\n\r\n") + 4, part.length() - 2))
        .map(part -> part.getBytes(ISO_8859_1))
        .toList();
  }

  /** The UIDs of what waits for an archive that was busy. */
  private List<String> posted(WebPeer archive, Destinations destinations) throws Exception {
    archive.answers(503, "");
    run(destinations);
    return parts(archive.requests().get(0)).stream().map(part -> uid(part)).toList();
  }

  /** As an archive lists what it has (PS3.18 I.2); the reason is for those that it had before. */
  private static String listed(String sequence, List<String> uids) {
    return uids.stream()
        .map(NAMED_DUPLICATE::formatted)
        .collect(joining(",", "[{\"%s\": {\"Value\": [".formatted(sequence), "]}}]"));
  }

  private static String modality(byte[] file) {
    return text(file, Tags.MODALITY);
  }

  private static String uid(byte[] file) {
    return text(file, Tags.SOP_INSTANCE_UID);
  }

  private static String text(byte[] file, Tag tag) {
    return new DicomReader(ReadLimits.standard())
        .read(file)
        .fold(
            readable -> readable.dataSet().text(tag).orElseThrow(),
            refused -> {
              throw new AssertionError(refused.detail());
            });
  }
}
