package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.dicom.net.association.RawPeer.COMMAND;
import static org.hilum.dicom.net.association.RawPeer.LAST;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.ProposedContext;
import org.hilum.dicom.net.association.RawPeer;
import org.hilum.dicom.net.association.RawPeer.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Peers that break the rules are told so, and nothing of theirs is handed on. */
class ViolationTest {
  private static final String CR = SopClasses.COMPUTED_RADIOGRAPHY.value();
  private static final long FOUR_GB = 0xFFFF_FFFFL;
  private static final int OUR_MAXIMUM = 1 << 17;

  private final Archive archive = new Archive();
  private Ward ward;

  @BeforeEach
  void start() throws IOException {
    ward = Ward.with(archive);
  }

  @AfterEach
  void nothingWasHandedOn() throws IOException {
    ward.close();
    assertThat(archive.kept()).isEmpty();
  }

  static Stream<byte[]> beginnings() {
    ProposedContext radiographs = Ward.radiographs(1);
    byte[] request = RawPeer.request(0, radiographs);
    byte[] tooLong = request.clone();
    tooLong[74 + 3] = (byte) 0xFF; // the length of the first item
    return Stream.of(
        "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
        RawPeer.claiming(1, FOUR_GB),
        RawPeer.claiming(1, 0),
        RawPeer.claiming(1, 4, 0, 1, 0, 0),
        RawPeer.claiming(2, FOUR_GB),
        RawPeer.claiming(3, 4, 0, 1, 1, 1),
        RawPeer.claiming(4, 6, 0, 0, 0, 2, 1, 3),
        RawPeer.claiming(5, 4, 0, 0, 0, 0),
        RawPeer.claiming(6, 4, 0, 0, 0, 0),
        tooLong,
        RawPeer.request(0, radiographs, radiographs),
        RawPeer.request(0, Ward.radiographs(2)),
        RawPeer.request(7, radiographs));
  }

  @ParameterizedTest
  @MethodSource("beginnings")
  void whatIsNoRequestIsAbortedInTheNameOfTheUser(byte[] beginning) throws IOException {
    try (RawPeer peer = ward.raw()) {
      peer.send(beginning);
      assertThat(peer.unit()).hasValue(Unit.USER_ABORT);
      assertThat(peer.finish().unit()).isEmpty();
    }
  }

  static Stream<Arguments> breaches() {
    byte[] command = DicomWriter.command(Command.storeRequest(1, CR, "2.25.1"));
    return Stream.of(
        Arguments.of(RawPeer.claiming(0, 4), Unit.abort(2, 1)),
        Arguments.of(RawPeer.claiming(8, FOUR_GB), Unit.abort(2, 1)),
        Arguments.of(RawPeer.request(0, Ward.radiographs(1)), Unit.abort(2, 2)),
        Arguments.of(RawPeer.claiming(3, 4, 0, 1, 1, 1), Unit.abort(2, 2)),
        Arguments.of(RawPeer.claiming(6, 4, 0, 0, 0, 0), Unit.abort(2, 2)),
        Arguments.of(RawPeer.claiming(5, FOUR_GB), Unit.abort(2, 6)),
        Arguments.of(RawPeer.claiming(4, 0), Unit.abort(2, 6)),
        Arguments.of(RawPeer.claiming(4, OUR_MAXIMUM + 1), Unit.abort(2, 6)),
        Arguments.of(RawPeer.claiming(4, FOUR_GB), Unit.abort(2, 6)),
        Arguments.of(RawPeer.claiming(4, 5), Unit.abort(2, 6)),
        Arguments.of(RawPeer.claiming(4, 6, 0, 0, 0, 0), Unit.abort(2, 6)),
        Arguments.of(RawPeer.claiming(4, 6, 0, 0, 0, 3), Unit.abort(2, 6)),
        Arguments.of(RawPeer.claiming(4, 6, 255, 255, 255, 255), Unit.abort(2, 6)),
        Arguments.of(RawPeer.fragment(3, COMMAND | LAST, command), Unit.abort(2, 6)),
        Arguments.of(RawPeer.fragment(1, LAST, command), Unit.abort(2, 5)),
        Arguments.of(RawPeer.fragment(1, COMMAND | LAST, new byte[10]), Unit.USER_ABORT),
        Arguments.of(RawPeer.fragment(1, COMMAND, new byte[20_000]), Unit.USER_ABORT),
        Arguments.of(RawPeer.fragment(1, COMMAND | LAST, new byte[0]), Unit.USER_ABORT));
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void aBreachIsAbortedWithItsReason(byte[] breach, Unit abort) throws IOException {
    try (RawPeer peer = ward.raw()) {
      peer.associate(Ward.radiographs(1)).send(breach);
      assertThat(peer.unit()).hasValue(abort);
      assertThat(peer.finish().unit()).isEmpty();
    }
  }

  @Test
  void aDataSetOfAnotherContextIsABreach() throws IOException {
    try (RawPeer peer = ward.raw()) {
      peer.associate(Ward.radiographs(1), Ward.radiographs(3))
          .send(store("2.25.1"))
          .send(RawPeer.fragment(3, LAST, new byte[8]));
      assertThat(peer.unit()).hasValue(Unit.abort(2, 5));
    }
  }

  @Test
  void aReleaseInTheMiddleOfAnObjectIsABreach() throws Exception {
    try (RawPeer peer = ward.raw()) {
      begunObject(peer).send(RawPeer.claiming(5, 4, 0, 0, 0, 0));
      assertThat(peer.unit()).hasValue(Unit.USER_ABORT);
    }
    Eventually.holds("it is known", () -> archive.incomplete().equals(List.of("RAW")));
  }

  @Test
  void anAbortInTheMiddleOfAnObjectEndsTheConnection() throws Exception {
    try (RawPeer peer = ward.raw()) {
      begunObject(peer).send(RawPeer.claiming(7, 4, 0, 0, 0, 0));
      assertThat(peer.unit()).isEmpty();
    }
    Eventually.holds("it is known", () -> archive.incomplete().equals(List.of("RAW")));
  }

  @Test
  void aPeerThatGoesInTheMiddleOfAnObjectEndsTheConnection() throws Exception {
    try (RawPeer peer = ward.raw()) {
      begunObject(peer).send(RawPeer.claiming(4, 1000, 0, 0, 0, 100, 1, LAST, 0)).finish();
      assertThat(peer.unit()).isEmpty();
    }
    Eventually.holds("it is known", () -> archive.incomplete().equals(List.of("RAW")));
  }

  @Test
  void aPeerThatGoesBeforeItsObjectBeginsEndsTheConnection() throws Exception {
    try (RawPeer peer = ward.raw()) {
      peer.associate(Ward.radiographs(1)).send(store("2.25.1")).finish();
      assertThat(peer.unit()).isEmpty();
    }
    Eventually.holds("it is known", () -> archive.incomplete().equals(List.of("RAW")));
  }

  @Test
  void anObjectOfAnotherClassThanItsContextIsRefused() throws IOException {
    byte[] command = DicomWriter.command(Command.storeRequest(9, "1.2.3", "2.25.1"));
    assertThat(answer(command, true).status()).hasValue(0x0122);
    assertThat(archive.refused()).containsExactly(StoreRefusal.WRONG_CONTEXT);
  }

  @Test
  void anObjectWithoutAUidIsRefused() throws IOException {
    byte[] command = DicomWriter.command(Command.storeRequest(9, CR, "../../etc"));
    assertThat(answer(command, true).status()).hasValue(0x0117);
    assertThat(archive.refused()).containsExactly(StoreRefusal.NO_INSTANCE_UID);
  }

  @Test
  void anObjectWithoutADataSetIsRefused() throws IOException {
    DataSet command =
        Command.storeRequest(9, CR, "2.25.1").toBuilder()
            .integers(Tag.of(0, 0x0800), 0x0101) // there is none
            .build();
    assertThat(answer(DicomWriter.command(command), false).status()).hasValue(0xC000);
    assertThat(archive.refused()).containsExactly(StoreRefusal.NO_DATA_SET);
  }

  /** Nobody is there to be told, but that it was refused is known. */
  @Test
  void anObjectThatIsRefusedIsToldOfThoughItsPeerGoes() throws Exception {
    try (RawPeer peer = ward.raw()) {
      peer.associate(Ward.radiographs(1)).send(store("../../etc"));
      peer.send(RawPeer.fragment(1, 0, new byte[100])).finish();
      assertThat(peer.unit()).isEmpty();
    }
    Eventually.holds(
        "it is known", () -> archive.refused().equals(List.of(StoreRefusal.NO_INSTANCE_UID)));
    assertThat(archive.incomplete()).isEmpty();
  }

  @Test
  void anEchoInAContextOfImagesIsRefused() throws IOException {
    byte[] command = DicomWriter.command(Command.echoRequest(9));
    assertThat(answer(command, false).status()).hasValue(0x0122);
  }

  @Test
  void anOperationThatIsNotOfferedIsRefused() throws IOException {
    DataSet find =
        DataSet.builder()
            .integers(Tag.of(0, 0x0100), 0x0020)
            .integers(Tag.of(0, 0x0110), 9)
            .integers(Tag.of(0, 0x0800), 0x0102)
            .build();
    Command answer = answer(DicomWriter.command(find), true);
    assertThat(answer.status()).hasValue(0x0211);
    assertThat(answer.field()).hasValue(0x8020);
    assertThat(answer.answeredMessageId()).hasValue(9);
  }

  @Test
  void anAnswerIsCutIntoUnitsThatThePeerTakes() throws IOException {
    try (RawPeer peer = ward.raw()) {
      peer.send(RawPeer.request(20, Ward.radiographs(1)));
      peer.acceptance();
      peer.send(RawPeer.fragment(1, COMMAND | LAST, DicomWriter.command(Command.echoRequest(9))));
      int control = 0;
      while ((control & LAST) == 0) {
        byte[] body = peer.unit().orElseThrow().body();
        assertThat(body).hasSizeLessThanOrEqualTo(20);
        control = body[5];
      }
    }
  }

  /** The answer to a command in a context of images. */
  private Command answer(byte[] command, boolean hasDataSet) throws IOException {
    try (RawPeer peer = ward.raw()) {
      peer.associate(Ward.radiographs(1)).send(RawPeer.fragment(1, COMMAND | LAST, command));
      if (hasDataSet) {
        peer.send(RawPeer.fragment(1, LAST, new byte[100]));
      }
      byte[] body = peer.unit().orElseThrow().body();
      byte[] answer = Arrays.copyOfRange(body, 6, body.length);
      return new DicomReader(ReadLimits.standard())
          .readDataSet(answer, TransferSyntax.IMPLICIT_LITTLE_ENDIAN)
          .fold(
              Command::new,
              refused -> {
                throw new AssertionError(refused);
              });
    }
  }

  private RawPeer begunObject(RawPeer peer) throws IOException {
    return peer.associate(Ward.radiographs(1))
        .send(store("2.25.1"))
        .send(RawPeer.fragment(1, 0, new byte[5000]));
  }

  private static byte[] store(String instance) {
    return RawPeer.fragment(
        1, COMMAND | LAST, DicomWriter.command(Command.storeRequest(1, CR, instance)));
  }
}
