package org.hilum.gateway.deliver;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.net.Status;
import org.hilum.dicom.net.StoreOutcome;
import org.hilum.gateway.OwnCertificate;
import org.hilum.gateway.Radiographs;
import org.hilum.gateway.TlsSockets;
import org.hilum.gateway.Topics;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.destination.Configured;
import org.hilum.gateway.destination.Destinations;
import org.hilum.gateway.dicom.DecodingMemory;
import org.hilum.gateway.dicom.DicomAdmission;
import org.hilum.gateway.dicom.DicomOutcome;
import org.hilum.gateway.report.Screened;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.ScreeningCompleted;
import org.hilum.schemas.ScreeningFailed;
import org.hilum.schemas.Topic;
import org.hilum.servers.FreePort;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the worker's word to an archive's, over the network. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DeliveryTest {
  private static final String CONFIGURED = "pacs";
  private static final String DEAD_LETTERS = ".hilum-gateway.dead-letter";
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject Delivery delivery;
  @Inject DicomAdmission admission;
  @Inject Outbox outbox;
  @Inject Results results;
  @Inject ObjectStore store;
  @Inject DecodingMemory memory;
  @Inject DeliveryGauges gauges;
  @Inject TlsConfigurationRegistry registry;
  @Inject TlsSockets tls;
  @Inject Scheduler scheduler;

  private final String name = Delivery.name();

  @Test
  void deliversWhatKafkaTellsOfAndNothingTwice() {
    ScreeningCompleted event = delivery.screened();
    OutboxKey key = new OutboxKey(CONFIGURED, ResultKey.of(event).orElseThrow());
    try (Pacs pacs = Pacs.open()) {
      Relay relay = delivery.relay(Configured.pacs(CONFIGURED, pacs.port()));

      tell(event);
      await().atMost(SOON).until(() -> results.find(key.result()).isPresent());
      relay.run(CONFIGURED);
      ScreeningCompleted last = delivery.screened();
      tell(event); // told again, and after it another
      tell(last);
      await().atMost(SOON).until(() -> results.find(ResultKey.of(last).orElseThrow()).isPresent());

      assertThat(outbox.findWaiting(key)).isEmpty();
      assertThat(pacs.kept()).extracting(DeliveryTest::modality).contains("OT", "SR");
      assertThat(pacs.kept())
          .allMatch(object -> object.texts(Tags.STUDY_INSTANCE_UID).contains(Screened.STUDY))
          .allMatch(object -> object.texts(Tags.PATIENT_ID).contains("P-0815"));
      outbox.remove(new OutboxKey(CONFIGURED, ResultKey.of(last).orElseThrow()));
    }
  }

  @Test
  void reportsOnTheStudyThatADeviceSent() throws Exception {
    DataSet original = Radiographs.computed().build();
    DicomOutcome admitted = admission.admit(Radiographs.bytes(original), "cr-room-2");
    ScreeningCompleted event =
        delivery.resultOf(((DicomOutcome.Stored) admitted).instance().imageId());
    try (Pacs pacs = Pacs.open()) {
      Destinations destinations = Configured.pacs(name, pacs.port());
      delivery.enter(event, destinations);
      delivery.relay(destinations).run(name);

      assertThat(pacs.kept()).hasSize(2);
      for (Tag tag :
          List.of(
              Tags.PATIENT_NAME, Tags.PATIENT_ID, Tags.STUDY_INSTANCE_UID, Tags.ACCESSION_NUMBER)) {
        assertThat(pacs.kept())
            .as(tag.toString())
            .allMatch(object -> object.texts(tag).equals(original.texts(tag)));
      }
    }
  }

  @Test
  void deliversByTlsToAnArchiveThatAsksForACertificate() throws Exception {
    registry.register("archive", OwnCertificate.shown());
    registry.register("archive-believed", OwnCertificate.believed());
    try (Pacs pacs = Pacs.secured(tls.of("test", "archive").ofServers())) {
      String unknown = Delivery.name();
      Destinations nameless = secured(unknown, pacs, "archive-believed");
      Destinations shown = secured(name, pacs, "archive");
      delivery.enter(delivery.screened(), nameless);
      delivery.relay(nameless).run(unknown);
      assertThat(pacs.kept()).isEmpty();

      delivery.enter(delivery.screened(), shown);
      delivery.relay(shown).run(name);
      assertThat(pacs.kept()).hasSize(2);
    }
  }

  private Destinations secured(String destination, Pacs pacs, String tlsName) {
    return Configured.destination(
        destination,
        Map.of(
            "type", "dimse",
            "host", "localhost",
            "port", Integer.toString(pacs.port()),
            "called-title", "PACS",
            "answer-limit", "5s",
            "tls-configuration-name", tlsName),
        tls);
  }

  @Test
  void aDestinationThatHangsDelaysNoOther() throws Exception {
    String hanging = "a-" + name; // would come first
    CompletableFuture<StoreOutcome> answer = new CompletableFuture<>();
    try (Pacs silent = Pacs.answering(object -> answer.join());
        Pacs pacs = Pacs.open()) {
      Destinations destinations =
          Configured.pacs(Map.of(hanging, silent.port(), name, pacs.port()), "1m");
      delivery.enter(delivery.screened(), destinations);
      delivery.schedule(destinations, scheduler);
      await().atMost(SOON).until(() -> silent.kept().size() == 1);
      delivery.enter(delivery.screened(), destinations);

      await().atMost(SOON).until(() -> pacs.kept().size() == 4);

      assertThat(silent.kept()).hasSize(1);
      answer.complete(new StoreOutcome.Stored());
      await().atMost(SOON).until(() -> delivery.waiting(hanging).isEmpty());
    } finally {
      answer.complete(new StoreOutcome.Stored());
      Stream.of(hanging, name).map(RelaySchedule::job).forEach(scheduler::unscheduleJob);
    }
  }

  @Test
  void deliversLaterWhatAnArchiveThatIsAwayMisses() throws Exception {
    int port = FreePort.next();
    Destinations destinations = Configured.pacs(name, port);
    delivery.enter(delivery.screened(), destinations);
    delivery.enter(delivery.screened(), destinations);
    Relay relay = delivery.relay(destinations);

    relay.run(name);
    List<WaitingEntry> waiting = delivery.waiting(name);
    try (Pacs pacs = Pacs.open(port)) {
      relay.run(name);

      assertThat(pacs.kept()).hasSize(4);
    }
    assertThat(waiting).extracting(WaitingEntry::attempts).containsExactlyInAnyOrder(0, 1);
    assertThat(waiting)
        .filteredOn(entry -> entry.attempts() == 1)
        .allMatch(entry -> entry.lastError().orElse("").startsWith("no connection"));
    assertThat(delivery.waiting(name)).isEmpty();
    assertThat(delivery.refused(name)).isEmpty();
  }

  @Test
  void sendsTheSameInstancesAgainAfterAnArchiveDiedInBetween() throws Exception {
    AtomicReference<Pacs> dying = new AtomicReference<>();
    AtomicBoolean isFirst = new AtomicBoolean(true);
    try (Pacs pacs =
        Pacs.answering(
            object -> {
              if (isFirst.getAndSet(false)) {
                return new StoreOutcome.Stored();
              }
              throw new IllegalStateException("the disk is gone");
            })) {
      dying.set(pacs);
      Destinations destinations = Configured.pacs(name, pacs.port());
      delivery.enter(delivery.screened(), destinations);

      delivery.relay(destinations).run(name);
    }
    assertThat(delivery.waiting(name)).hasSize(1);
    try (Pacs pacs = Pacs.open()) {
      delivery.relay(Configured.pacs(name, pacs.port())).run(name);

      assertThat(uids(pacs)).isEqualTo(uids(dying.get()));
    }
  }

  @Test
  void sendsTheSameBytesAgainAfterACrashBeforeTheEntryIsRemoved() throws Exception {
    try (Pacs pacs = Pacs.open()) {
      Destinations destinations = Configured.pacs(name, pacs.port());
      ScreeningCompleted event = delivery.screened();
      delivery.enter(event, destinations);
      OutboxKey key = new OutboxKey(name, ResultKey.of(event).orElseThrow());

      WaitingEntry before = outbox.findWaiting(key).orElseThrow();
      delivery.relay(destinations).run(name);
      outbox.replace(key, before.begun(Instant.now())); // as the crash would have left it
      delivery.relay(destinations).run(name);

      assertThat(pacs.kept()).hasSize(4);
      assertThat(pacs.kept().subList(2, 4)).isEqualTo(pacs.kept().subList(0, 2));
      assertThat(delivery.waiting(name)).isEmpty();
    }
  }

  @Test
  void leavesAnEntryToWhoeverHasClaimedIt() throws Exception {
    try (Pacs pacs = Pacs.open()) {
      Destinations destinations = Configured.pacs(name, pacs.port());
      ScreeningCompleted event = delivery.screened();
      delivery.enter(event, destinations);
      OutboxKey key = new OutboxKey(name, ResultKey.of(event).orElseThrow());
      Instant now = Instant.now();

      assertThat(outbox.claim(key, now, now.plusSeconds(60))).isPresent();
      assertThat(outbox.claim(key, now, now.plusSeconds(60))).isEmpty();
      delivery.relay(destinations).run(name);

      assertThat(pacs.kept()).isEmpty();
      assertThat(delivery.waiting(name)).extracting(WaitingEntry::attempts).containsExactly(1);
    }
  }

  @Test
  void severalReplicasLoseNothing() throws Exception {
    try (Pacs pacs = Pacs.open()) {
      Destinations destinations = Configured.pacs(name, pacs.port());
      for (int i = 0; i < 4; i++) {
        delivery.enter(delivery.screened(), destinations);
      }
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(() -> delivery.relay(destinations, "PT1M").run(name));
      delivery.relay(destinations, "PT1M").run(name);
      other.get(SOON.toSeconds(), TimeUnit.SECONDS);

      assertThat(Set.copyOf(uids(pacs))).hasSize(8);
      assertThat(delivery.waiting(name)).isEmpty();
      assertThat(delivery.refused(name)).isEmpty();
    }
  }

  @Test
  void showsWhatWasRefusedAndTriesAgainOnRequest() throws Exception {
    AtomicBoolean isStubborn = new AtomicBoolean(true);
    try (Pacs pacs =
        Pacs.answering(
            object ->
                isStubborn.get()
                    ? new StoreOutcome.Refused(Status.CANNOT_UNDERSTAND, "Yamada is unknown here")
                    : new StoreOutcome.Stored())) {
      Destinations destinations = Configured.pacs(name, pacs.port());
      ScreeningCompleted event = delivery.screened();
      delivery.enter(event, destinations);
      Relay relay = delivery.relay(destinations);
      relay.run(name);
      relay.run(name); // and nothing more happens to it

      given()
          .get("/deliveries/" + name + "/refused")
          .then()
          .statusCode(200)
          .body("entries", hasSize(1))
          .body("entries[0].imageId", is(event.imageId()))
          .body("entries[0].reason", is("status C000H"))
          .body("entries[0].attempts", is(1));
      given().get("/deliveries").then().statusCode(200).body("destination", hasItem(name));
      isStubborn.set(false);
      String retry =
          "/deliveries/" + name + "/refused/" + ResultKey.of(event).get().path() + "/retry";
      given().post(retry).then().statusCode(204);
      given().post(retry).then().statusCode(404).contentType("application/problem+json");
      assertThat(delivery.refused(name)).isEmpty();
      relay.run(name);

      assertThat(delivery.waiting(name)).isEmpty();
      assertThat(delivery.refused(name)).isEmpty();
      assertThat(pacs.kept()).hasSize(3);
    }
  }

  @Test
  void deliversTheReportWhoseHeatMapCanNeverBeMadeAndSaysSo() throws Exception {
    try (Pacs pacs = Pacs.open()) {
      Destinations destinations = Configured.pacs(name, pacs.port());
      delivery.enter(delivery.screened(60_000), destinations);

      delivery.relay(destinations).run(name);

      assertThat(pacs.kept()).extracting(DeliveryTest::modality).containsExactly("SR");
      assertThat(delivery.refused(name))
          .extracting(RefusedEntry::reason)
          .containsExactly("the image is too large to be decoded here");
    }
  }

  @Test
  void aReportWhoseHeatMapCanNeverBeMadeWaitsForItsArchiveToo() throws Exception {
    Destinations nobody = Configured.pacs(name, 1);
    delivery.enter(delivery.screened(60_000), nobody);

    delivery.relay(nobody).run(name);

    assertThat(delivery.refused(name)).isEmpty();
    assertThat(delivery.waiting(name)).hasSize(1);
  }

  @Test
  void waitsForTheMemoryOfAHeatMap() throws Exception {
    try (Pacs pacs = Pacs.open()) {
      Destinations destinations = Configured.pacs(name, pacs.port());
      delivery.enter(delivery.screened(), destinations);
      DecodingMemory.Share all = memory.keep(Long.MAX_VALUE);
      try (all) {
        delivery.relay(destinations).run(name);
      }
      assertThat(delivery.waiting(name))
          .extracting(entry -> entry.lastError().orElse(""))
          .allMatch(error -> error.startsWith("no room in time"))
          .hasSize(1);

      delivery.relay(destinations).run(name);

      assertThat(pacs.kept()).hasSize(2);
    }
  }

  @Test
  void keepsWhatAnArchiveHasNoRoomFor() throws Exception {
    try (Pacs pacs =
        Pacs.answering(object -> new StoreOutcome.Refused(Status.OUT_OF_RESOURCES, "full"))) {
      Destinations destinations = Configured.pacs(name, pacs.port());
      delivery.enter(delivery.screened(), destinations);

      delivery.relay(destinations).run(name);

      assertThat(delivery.waiting(name))
          .extracting(entry -> entry.lastError().orElse(""))
          .containsExactly("status A700H");
    }
  }

  @Test
  void keepsWhatAnArchiveWouldNotOpenAnAssociationFor() throws Exception {
    try (Pacs pacs = Pacs.open()) {
      Destinations destinations =
          Configured.destination(
              name,
              Map.of(
                  "type", "dimse",
                  "host", "localhost",
                  "port", Integer.toString(pacs.port()),
                  "called-title", "ANOTHER"));
      delivery.enter(delivery.screened(), destinations);

      delivery.relay(destinations).run(name);

      assertThat(delivery.waiting(name))
          .extracting(entry -> entry.lastError().orElse(""))
          .containsExactly("association rejected: result 1, source 1, reason 7");
    }
  }

  @Test
  void putsAsideAResultWhoseImageIsGone() throws Exception {
    try (Pacs pacs = Pacs.open()) {
      Destinations destinations = Configured.pacs(name, pacs.port());
      ScreeningCompleted event = delivery.screened();
      delivery.enter(event, destinations);
      store.delete(new ImageId(event.imageId()).key());

      delivery.relay(destinations).run(name);

      assertThat(delivery.refused(name))
          .extracting(RefusedEntry::reason)
          .containsExactly("the image is gone");
    }
  }

  @Test
  void entersNothingForAnImageThatDidNotComeAsDicom() throws Exception {
    ScreeningCompleted event = delivery.screenedWithoutIdentity();

    delivery.enter(event, Configured.pacs(name, FreePort.next()));

    assertThat(delivery.waiting(name)).isEmpty();
    assertThat(results.find(ResultKey.of(event).orElseThrow())).isEmpty();
  }

  @Test
  void tellsAnArchiveThatAnImageWasNotScreened() {
    ScreeningFailed failure = Delivery.failureOf(delivery.screened());
    OutboxKey key = new OutboxKey(CONFIGURED, ResultKey.of(failure).orElseThrow());
    try (Pacs pacs = Pacs.open()) {
      Topics.send(Topic.SCREENING_FAILED, EventJson.write(failure));
      await().atMost(SOON).until(() -> results.find(key.result()).isPresent());
      delivery.relay(Configured.pacs(CONFIGURED, pacs.port())).run(CONFIGURED);

      assertThat(outbox.findWaiting(key)).isEmpty();
      assertThat(pacs.kept())
          .anyMatch(
              object -> object.text(Tags.SERIES_DESCRIPTION).orElse("").contains("not screened"));
    }
  }

  @Test
  void givesNoImageUpThatHasAResultAndNoneTwice() throws Exception {
    Destinations destinations = Configured.pacs(name, FreePort.next());
    ScreeningCompleted judged = delivery.screened();
    delivery.enter(judged, destinations);
    ScreeningCompleted unjudged = delivery.screened();

    delivery.enter(Delivery.failureOf(Delivery.judgedAgain(judged)), destinations);
    delivery.enter(Delivery.failureOf(unjudged), destinations);
    delivery.enter(Delivery.failureOf(Delivery.judgedAgain(unjudged)), destinations);

    assertThat(outbox.waiting(name).map(OutboxKey::result))
        .containsExactlyInAnyOrder(
            ResultKey.of(judged).orElseThrow(), ResultKey.of(unjudged).orElseThrow());
  }

  @Test
  void deliversTheResultOfAnImageThatWasGivenUpBefore() throws Exception {
    try (Pacs pacs = Pacs.open()) {
      Destinations destinations = Configured.pacs(name, pacs.port());
      ScreeningCompleted waiting = delivery.screened();
      delivery.enter(Delivery.failureOf(waiting), destinations);
      delivery.enter(waiting, destinations);
      delivery.relay(destinations).run(name);

      assertThat(pacs.kept()).extracting(DeliveryTest::modality).containsExactly("OT", "SR");
      ScreeningCompleted told = delivery.screened();
      delivery.enter(Delivery.failureOf(told), destinations);
      delivery.relay(destinations).run(name);
      delivery.enter(told, destinations);
      delivery.relay(destinations).run(name);

      assertThat(pacs.kept())
          .extracting(DeliveryTest::modality)
          .containsExactly("OT", "SR", "SR", "OT", "SR");
      assertThat(Set.copyOf(uids(pacs))).hasSize(5);
    }
  }

  @Test
  void forgetsThatAnImageWasGivenUpOnceAnotherModelHasJudgedIt() throws Exception {
    try (Pacs pacs = Pacs.open()) {
      Destinations destinations = Configured.pacs(name, pacs.port());
      ScreeningCompleted event = delivery.screened();
      delivery.enter(Delivery.failureOf(Delivery.judgedAgain(event)), destinations);
      delivery.enter(event, destinations);

      delivery.relay(destinations).run(name);

      assertThat(pacs.kept()).extracting(DeliveryTest::modality).containsExactly("OT", "SR");
      assertThat(pacs.kept())
          .noneMatch(
              object -> object.text(Tags.SERIES_DESCRIPTION).orElse("").contains("not screened"));
      assertThat(delivery.waiting(name)).isEmpty();
    }
  }

  @Test
  void deliversNoSecondResultWhenAnotherModelJudgesAnImageAgain() throws Exception {
    try (Pacs pacs = Pacs.open()) {
      Destinations destinations = Configured.pacs(name, pacs.port());
      ScreeningCompleted first = delivery.screened();
      delivery.enter(first, destinations);
      delivery.relay(destinations).run(name);

      delivery.enter(Delivery.judgedAgain(first), destinations);
      delivery.relay(destinations).run(name);

      assertThat(pacs.kept()).hasSize(2);
      assertThat(delivery.waiting(name)).isEmpty();
    }
  }

  @Test
  void putsAnEntryAsideThatCannotBeReadAndDeliversWhatComesAfterIt() throws Exception {
    try (Pacs pacs = Pacs.open()) {
      Destinations destinations = Configured.pacs(name, pacs.port());
      ScreeningCompleted broken = delivery.screened();
      delivery.enter(broken, destinations);
      String key = new OutboxKey(name, ResultKey.of(broken).orElseThrow()).key("outbox/");
      store.put(key, "no entry".getBytes(UTF_8), "application/json", Map.of());
      for (int i = 0; i < 3; i++) {
        delivery.enter(delivery.screened(), destinations);
      }

      delivery.relay(destinations).run(name);

      assertThat(pacs.kept()).hasSize(6);
      assertThat(outbox.waiting(name)).isEmpty();
      assertThat(outbox.refused(name).map(OutboxKey::result))
          .containsExactly(ResultKey.of(broken).orElseThrow());
      given().get("/deliveries").then().statusCode(200);
    }
  }

  @Test
  void countsWhatWaits() throws Exception {
    Destinations destinations = Configured.pacs(name, FreePort.next());
    delivery.enter(delivery.screened(), destinations);
    delivery.enter(delivery.screened(), destinations);

    gauges.measure();

    String metrics = given().get("/q/metrics").asString();
    assertThat(metrics)
        .contains("hilum_gateway_deliveries_waiting{destination=\"%s\"} 2.0".formatted(name))
        .contains("hilum_gateway_deliveries_refused{destination=\"%s\"} 0.0".formatted(name))
        .contains("hilum_gateway_deliveries_oldest_seconds{destination=\"%s\"}".formatted(name));
    given()
        .get("/deliveries/" + name + "/waiting")
        .then()
        .statusCode(200)
        .body("entries", hasSize(2))
        .body("entries.attempts", is(List.of(0, 0)));
  }

  @ParameterizedTest
  @ValueSource(strings = {Topic.SCREENING_COMPLETED, Topic.SCREENING_FAILED})
  void putsAsideWhatIsNoResult(String topic) {
    String poison = "poison " + UUID.randomUUID();

    Topics.send(topic, poison.getBytes(UTF_8));

    await()
        .atMost(SOON)
        .until(
            () ->
                Topics.records(topic + DEAD_LETTERS).stream()
                    .anyMatch(letter -> poison.equals(new String(letter.value(), UTF_8))));
  }

  private static void tell(ScreeningCompleted event) {
    Topics.send(Topic.SCREENING_COMPLETED, EventJson.write(event));
  }

  private static List<List<String>> uids(Pacs pacs) {
    return pacs.kept().stream().map(object -> object.texts(Tags.SOP_INSTANCE_UID)).toList();
  }

  private static String modality(DataSet object) {
    return object.text(Tags.MODALITY).orElseThrow();
  }
}
