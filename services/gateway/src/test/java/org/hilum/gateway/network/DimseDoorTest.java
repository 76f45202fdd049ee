package org.hilum.gateway.network;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.dicom.deidentify.Deidentifier;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.ClientAssociation;
import org.hilum.dicom.net.Commitment;
import org.hilum.dicom.net.Sending;
import org.hilum.dicom.net.SopClasses;
import org.hilum.gateway.Radiographs;
import org.hilum.gateway.Topics;
import org.hilum.gateway.admit.ImageRefusals;
import org.hilum.gateway.dicom.Archive;
import org.hilum.gateway.dicom.InstanceIndex;
import org.hilum.gateway.identity.Identities;
import org.hilum.schemas.AgeGroup;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.Sex;
import org.hilum.schemas.Topic;
import org.hilum.schemas.View;
import org.hilum.schemas.XrayReceived;
import org.hilum.servers.RealServers;
import org.hilum.storage.ObjectStore;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(RealServers.class)
class DimseDoorTest {
  private static final int LARGEST = 1 << 20;

  @Inject DimseDoor door;
  @Inject ObjectStore store;
  @Inject InstanceIndex index;
  @Inject Deidentifier names;
  @Inject Identities identities;
  @Inject DimseConfig config;
  @Inject DimseSettings settings;
  @Inject SpoolFolder spools;
  @Inject InstanceReceiver receiver;
  @Inject StoredCommitments commitments;

  private Device device;
  private Archive archive;

  @BeforeEach
  void connects() {
    device = new Device(door.port().orElseThrow(), "CR ROOM 2");
    archive = new Archive(store, index, names);
  }

  @Test
  void answersTheVerificationOfADevice() throws IOException {
    assertThat(echo()).isEqualTo(new Sending.Answered(0, ""));
  }

  static Stream<TransferSyntax> acceptedSyntaxes() {
    return EnumSet.complementOf(
        EnumSet.of(
            TransferSyntax.HTJ2K,
            TransferSyntax.HTJ2K_LOSSLESS,
            TransferSyntax.HTJ2K_LOSSLESS_RPCL))
        .stream();
  }

  @ParameterizedTest
  @MethodSource("acceptedSyntaxes")
  void storesAnImageOfEachSyntaxApartFromItsIdentity(TransferSyntax syntax) throws IOException {
    DataSet image = Radiographs.computed().build();

    assertThat(device.push(syntax, image)).isEqualTo(new Sending.Answered(0, ""));

    DicomFile stored = archive.fileOf(image);
    assertThat(stored.dataSet().element(Tags.PIXEL_DATA))
        .isEqualTo(Radiographs.file(syntax, image).dataSet().element(Tags.PIXEL_DATA));
    assertThat(stored.syntax())
        .isEqualTo(syntax.isEncapsulated() ? syntax : TransferSyntax.EXPLICIT_LITTLE_ENDIAN);
    assertNamesNobody(image, archive.objectOf(image));
    assertIdentityIsKept(image);
  }

  private void assertIdentityIsKept(DataSet image) {
    var entry = archive.entryOf(image).orElseThrow();
    DataSet identity = identities.find(entry.imageId()).orElseThrow();
    for (Tag tag :
        List.of(
            Tags.PATIENT_NAME,
            Tags.PATIENT_ID,
            Tags.PATIENT_BIRTH_DATE,
            Tags.ACCESSION_NUMBER,
            Tags.STUDY_INSTANCE_UID,
            Tags.SERIES_INSTANCE_UID,
            Tags.SOP_INSTANCE_UID,
            Tags.SOP_CLASS_UID)) {
      assertThat(identity.text(tag)).isEqualTo(image.text(tag));
    }
    assertNamesNobody(
        image, store.get("identities/" + entry.imageId().hex(), LARGEST).orElseThrow());
  }

  private static void assertNamesNobody(DataSet image, byte[] object) {
    String text = new String(object, ISO_8859_1);
    assertThat(text)
        .doesNotContain(Radiographs.NAME, "Nemo", Radiographs.PATIENT_ID, Radiographs.ACCESSION)
        .doesNotContain(Radiographs.STUDY, Radiographs.PRIVATE_NOTE, "Hospital of Nowhere")
        .doesNotContain(image.text(Tags.SOP_INSTANCE_UID).orElseThrow(), "20210601", "20250102");
  }

  @Test
  void saysInTheEventWhatTheImageShowsAndWhoSentIt() throws IOException, MalformedEventException {
    DataSet image = Radiographs.computed().build();
    device.push(image);

    XrayReceived event = archive.onlyEventOf(image);

    assertThat(event.image().contentType()).isEqualTo("application/dicom");
    assertThat(event.image().key()).isEqualTo(archive.keyOf(image));
    assertThat(event.image().sizeBytes()).isEqualTo(archive.objectOf(image).length);
    assertThat(event.deviceId()).isEqualTo("CR-ROOM-2");
    assertThat(event.modality()).hasValue("CR");
    assertThat(event.view()).hasValue(View.AP);
    assertThat(event.bodyPart()).hasValue("CHEST");
    assertThat(event.ageGroup()).hasValue(AgeGroup.YOUNG_CHILD);
    assertThat(event.sex()).hasValue(Sex.FEMALE);
    assertThat(event.patient()).isEqualTo(archive.fileOf(image).dataSet().text(Tags.PATIENT_ID));
  }

  @Test
  void answersARepetitionInAnyPlainSyntaxWithSuccessAndNoSecondEvent()
      throws IOException, MalformedEventException {
    DataSet image = Radiographs.computed().build();

    for (TransferSyntax syntax :
        List.of(
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
            TransferSyntax.EXPLICIT_LITTLE_ENDIAN,
            TransferSyntax.IMPLICIT_LITTLE_ENDIAN,
            TransferSyntax.DEFLATED,
            TransferSyntax.EXPLICIT_BIG_ENDIAN)) {
      assertThat(device.push(syntax, image).status()).isZero();
    }

    assertThat(archive.onlyEventOf(image).image().key()).isEqualTo(archive.keyOf(image));
  }

  @Test
  void refusesAnotherImageOfTheSameNameAndKeepsTheFirst() throws IOException {
    DataSet first = Radiographs.computed().build();
    DataSet other =
        Radiographs.computed()
            .text(Tags.SOP_INSTANCE_UID, first.text(Tags.SOP_INSTANCE_UID).orElseThrow())
            .build();
    device.push(first);

    Sending.Answered answer = device.push(other);

    assertThat(answer.status()).isEqualTo(0x0111);
    assertThat(answer.comment()).startsWith("DUPLICATE: ");
    assertThat(archive.fileOf(first).dataSet().element(Tags.PIXEL_DATA))
        .isEqualTo(first.element(Tags.PIXEL_DATA));
  }

  @Test
  void refusesTheSameImageOfAnotherIdentityAndKeepsTheFirst() throws IOException {
    DataSet first = Radiographs.computed().build();
    DataSet corrected =
        first.toBuilder()
            .text(Tags.PATIENT_NAME, "Nemo^Corrected")
            .text(Tags.ACCESSION_NUMBER, "ACC-99-18")
            .build();
    device.push(first);

    Sending.Answered answer = device.push(corrected);

    assertThat(answer.status()).isEqualTo(0x0111);
    assertThat(answer.comment()).startsWith("DUPLICATE: the same image was stored before");
    assertThat(device.push(TransferSyntax.IMPLICIT_LITTLE_ENDIAN, first))
        .isEqualTo(new Sending.Answered(0, ""));
    assertIdentityIsKept(first);
  }

  @Test
  void sealsNoIdentityThatItCouldNotOpen() {
    DataSet lengthy = DataSet.builder().text(Tags.PATIENT_NAME, "N".repeat(LARGEST)).build();

    assertThat(identities.canKeep(lengthy)).isFalse();
    assertThat(identities.canKeep(Radiographs.computed().build())).isTrue();
  }

  @Test
  void logsWhatIsWrongWithWhatItRefuses() throws IOException {
    List<String> told = new CopyOnWriteArrayList<>();
    PatternFormatter message = new PatternFormatter("%s");
    Handler handler =
        new ExtHandler() {
          @Override
          protected void doPublish(ExtLogRecord line) {
            told.add(message.format(line));
          }
        };
    Logger log = Logger.getLogger(ImageRefusals.class.getName());
    Level quiet = log.getLevel(); // of tests
    log.setLevel(Level.INFO);
    log.addHandler(handler);
    try {
      device.push(Radiographs.computed().without(Tags.ROWS).build());
    } finally {
      log.removeHandler(handler);
      log.setLevel(quiet);
    }

    assertThat(told)
        .anyMatch(line -> line.matches(".* reason=UNREADABLE .* detail=PIXELS_WITHOUT_MODULE, .*"));
  }

  static Stream<Arguments> unfit() {
    return Stream.of(
        unfit("BURNED_IN_ANNOTATION", 0xC000, it -> it.text(Tag.of(0x0028, 0x0301), "YES")),
        unfit("MALFORMED_IDENTITY", 0xC000, it -> it.without(Tags.STUDY_INSTANCE_UID)),
        unfit("MALFORMED_IDENTITY", 0xC000, it -> it.text(Tags.SERIES_INSTANCE_UID, "1.02.x")),
        unfit("NO_PIXELS", 0xA900, it -> it.without(Tags.PIXEL_DATA)),
        unfit("MALFORMED_PIXELS", 0xC000, it -> it.integers(Tags.ROWS, 97)),
        unfit("MALFORMED_PIXELS", 0xC000, it -> it.integers(Tags.HIGH_BIT, 3)),
        unfit("UNSUPPORTED_PIXELS", 0xC000, it -> it.integers(Tags.NUMBER_OF_FRAMES, 2)),
        unfit("UNSUPPORTED_PIXELS", 0xC000, it -> it.integers(Tags.BITS_ALLOCATED, 32)),
        unfit("TOO_MANY_PIXELS", 0xC000, it -> it.integers(Tags.ROWS, 20_000)),
        unfit("TOO_SMALL", 0xC000, it -> it.integers(Tags.ROWS, 32)),
        unfit("UNREADABLE: PIXELS_WITHOUT_MODULE", 0xC000, it -> it.without(Tags.ROWS)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unfit")
  void refusesWhatCannotBeScreenedAndSaysWhy(String reason, int status, Change change)
      throws IOException {
    DataSet image = change.of(Radiographs.computed()).build();

    Sending.Answered answer = device.push(image);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.comment()).startsWith(reason);
    assertThat(archive.entryOf(image)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unfit")
  void namesInAnEventTheReasonAndTheDeviceAndNobodyElse(String reason, int status, Change change)
      throws IOException {
    DataSet image = change.of(Radiographs.computed()).build();
    String title = "CR %08X".formatted(new Random().nextInt());
    Instant sent = Instant.now();

    Sending.Answered answer = new Device(door.port().orElseThrow(), title).push(image);

    String deviceId = title.replace(' ', '-');
    assertThat(Topics.refusalsOf(deviceId))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.reason() + ": " + event.detail()).startsWith(answer.comment());
              assertThat(event.refusedAt()).isBetween(sent, Instant.now());
            });
    ConsumerRecord<String, byte[]> record =
        Topics.records(Topic.XRAY_REFUSED).stream()
            .filter(it -> deviceId.equals(it.key()))
            .findFirst()
            .orElseThrow();
    assertThat(Topics.header(record, "ce_type")).isEqualTo(Topic.XRAY_REFUSED);
    assertThat(Topics.header(record, "ce_id"))
        .isEqualTo(Topics.refusalsOf(deviceId).get(0).refusalId());
    assertNamesNobody(image, record.value());
  }

  @Test
  void saysWhatDidNotComeWhole() {
    DataSet image = Radiographs.computed(400, 400).build();
    String title = "CR %08X".formatted(new Random().nextInt());
    Device broken = new Device(door.port().orElseThrow(), title, new BreakingSockets(100_000));

    assertThatIOException().isThrownBy(() -> broken.push(image));

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(Topics.refusalsOf(title.replace(' ', '-')))
                    .singleElement()
                    .satisfies(event -> assertThat(event.reason()).isEqualTo("INCOMPLETE")));
    assertThat(archive.entryOf(image)).isEmpty();
    assertThat(given().get("/q/metrics").asString())
        .contains("hilum_gateway_dicom_stores_total{reason=\"INCOMPLETE\"");
  }

  /** It may hold anything: nobody can tell where its samples end. */
  @Test
  void refusesAFrameThatCannotBeTakenApart() throws IOException {
    DataSet image = Radiographs.computed().build();
    DataSet damaged =
        Radiographs.file(TransferSyntax.JPEG_2000, image).dataSet().toBuilder()
            .element(
                new Element(
                    Tags.PIXEL_DATA,
                    ValueRepresentation.OB,
                    new Fragments(
                        new Bytes(new byte[0]), List.of(new Bytes("Nemo^Nobody!".getBytes())))))
            .build();

    Sending.Answered answer;
    try (ClientAssociation association = device.associated(TransferSyntax.JPEG_2000)) {
      answer =
          (Sending.Answered)
              association.store(
                  new DicomFile(TransferSyntax.JPEG_2000, DataSet.builder().build(), damaged));
      association.release();
    }

    assertThat(answer.status()).isEqualTo(0xC000);
    assertThat(answer.comment()).startsWith("MALFORMED_PIXELS: the frame cannot be taken apart");
    assertThat(archive.entryOf(image)).isEmpty();
  }

  interface Change {
    DataSetBuilder of(DataSetBuilder image);
  }

  private static Arguments unfit(String reason, int status, Change change) {
    return Arguments.of(reason, status, change);
  }

  @Test
  void servesTheNextDeviceWhileTwoHundredOthersSendGarbage() throws IOException {
    List<Socket> others = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        others.add(new Socket("127.0.0.1", door.port().orElseThrow()));
        byte[] garbage = new byte[100];
        new Random(i).nextBytes(garbage);
        sendIfOpen(others.get(i), garbage);
      }
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptions()
          .untilAsserted(
              () -> assertThat(device.push(Radiographs.computed().build()).status()).isZero());
    } finally {
      for (Socket other : others) {
        other.close();
      }
    }
  }

  /** The gateway may have closed it already. */
  private static void sendIfOpen(Socket socket, byte[] garbage) {
    try {
      socket.getOutputStream().write(garbage);
    } catch (IOException e) {
      assertThat(socket.isConnected()).isTrue();
    }
  }

  @Test
  void beginsNoObjectWhereItMightFillTheDisk(@TempDir Path folder) throws IOException {
    SpoolFolder full = new SpoolFolder(folder, Long.MAX_VALUE);
    SpoolFolder roomy = new SpoolFolder(folder, 0);

    assertThat(catching(full)).hasValueSatisfying(e -> assertThat(e).hasMessageContaining("free"));
    assertThat(catching(roomy)).isEmpty();
  }

  private static Optional<IOException> catching(SpoolFolder spools) {
    try {
      spools.open().close();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  @Test
  void finishesTheImageThatIsOnItsWayWhenItStops() throws Exception {
    DimseDoor second =
        new DimseDoor(config, settings, spools, receiver, commitments, new SimpleMeterRegistry());
    second.open(new StartupEvent());
    Device pushing = new Device(second.port().orElseThrow(), "CR1");
    List<DataSet> taken = new ArrayList<>();
    CountDownLatch begun = new CountDownLatch(3);
    Future<Long> pushes =
        Executors.newSingleThreadExecutor().submit(() -> pushUntilCutOff(pushing, taken, begun));
    begun.await();

    second.close(new ShutdownEvent());

    assertThat(pushes.get()).isGreaterThanOrEqualTo(3);
    for (DataSet image : taken) {
      assertThat(archive.onlyEventOf(image)).isNotNull();
    }
    assertThat(second.port()).isEmpty();
  }

  private static long pushUntilCutOff(Device device, List<DataSet> taken, CountDownLatch begun)
      throws IOException {
    TransferSyntax syntax = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
    try (ClientAssociation association = device.associated(syntax)) {
      while (true) {
        DataSet image = Radiographs.computed().build();
        Sending sending = association.store(Radiographs.file(syntax, image));
        assertThat(sending).isEqualTo(new Sending.Answered(0, ""));
        taken.add(image);
        begun.countDown();
      }
    } catch (IOException e) {
      return taken.size();
    }
  }

  @Test
  void commitsItselfOnlyToWhatLiesInTheStore() throws IOException {
    DataSet image = Radiographs.computed().build();
    Uid instance = image.uid(Tags.SOP_INSTANCE_UID).orElseThrow();
    assertThat(commitments.of(SopClasses.COMPUTED_RADIOGRAPHY, instance))
        .isEqualTo(Commitment.NO_SUCH_OBJECT_INSTANCE);

    device.push(image);

    assertThat(commitments.of(SopClasses.COMPUTED_RADIOGRAPHY, instance))
        .isEqualTo(Commitment.COMMITTED);
    assertThat(commitments.of(SopClasses.SECONDARY_CAPTURE, instance))
        .isEqualTo(Commitment.CLASS_INSTANCE_CONFLICT);
    store.delete(archive.keyOf(image));
    assertThat(commitments.of(SopClasses.COMPUTED_RADIOGRAPHY, instance))
        .isEqualTo(Commitment.NO_SUCH_OBJECT_INSTANCE);
  }

  @Test
  void countsWhatDevicesWereToldAndIsReady() throws IOException {
    device.push(Radiographs.computed().build());
    device.push(Radiographs.computed(32, 32).build());

    assertThat(given().get("/q/metrics").asString())
        .contains("hilum_gateway_dicom_stores_total{reason=\"none\"")
        .contains("hilum_gateway_dicom_stores_total{reason=\"TOO_SMALL\"")
        .contains("hilum_gateway_images_total{outcome=\"refused\",reason=\"TOO_SMALL\"")
        .contains("hilum_gateway_dicom_associations");
    assertThat(given().get("/q/health/ready").asString()).contains("DICOM door");
  }

  @Test
  void isReadyWhileItIsOpen() throws IOException {
    DimseDoor second =
        new DimseDoor(config, settings, spools, receiver, commitments, new SimpleMeterRegistry());
    DimseReadiness readiness = new DimseReadiness(second);
    assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);

    second.open(new StartupEvent());
    assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

    second.close(new ShutdownEvent());
    assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
  }

  @Test
  void saysWhatFindsNoRoom(@TempDir Path folder) throws IOException {
    SpoolFolder full = new SpoolFolder(folder, Long.MAX_VALUE);
    DimseDoor second =
        new DimseDoor(config, settings, full, receiver, commitments, new SimpleMeterRegistry());
    second.open(new StartupEvent());

    Sending.Answered answer =
        new Device(second.port().orElseThrow(), "CR FULL").push(Radiographs.computed().build());
    second.close(new ShutdownEvent());

    assertThat(Topics.refusalsOf("CR-FULL"))
        .singleElement()
        .satisfies(event -> assertThat(event.reason()).isEqualTo("NO_ROOM"));
    assertThat(answer).isEqualTo(new Sending.Answered(0xA700, "NO_ROOM: no room"));
    assertThat(given().get("/q/metrics").asString())
        .contains("hilum_gateway_dicom_stores_total{reason=\"NO_ROOM\"")
        .contains("hilum_gateway_images_total{outcome=\"refused\",reason=\"NO_ROOM\"");
  }

  private Sending echo() throws IOException {
    try (ClientAssociation association = device.associated(TransferSyntax.EXPLICIT_LITTLE_ENDIAN)) {
      Sending sending = association.echo();
      association.release();
      return sending;
    }
  }
}
