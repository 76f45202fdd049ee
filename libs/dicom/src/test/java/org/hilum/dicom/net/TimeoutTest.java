package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hilum.dicom.net.association.RawPeer.COMMAND;
import static org.hilum.dicom.net.association.RawPeer.LAST;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.net.SocketFactory;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.dicom.net.association.BrokenAssociationException;
import org.hilum.dicom.net.association.Opening;
import org.hilum.dicom.net.association.RawPeer;
import org.hilum.dicom.net.association.RawPeer.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever stalls is let go, whether or not he closes the connection. */
class TimeoutTest {
  private static final ServerLimits ONE = new ServerLimits(1, Ward.OBJECT_BYTES, Ward.BRISK);

  private final Archive archive = new Archive();
  private Ward ward;

  @BeforeEach
  void start() throws IOException {
    ward = Ward.with(Ward.OPEN, ONE, MemorySpool::new, archive);
  }

  @AfterEach
  void theNextPeerIsServed() throws Exception {
    Eventually.holds("the place is free", this::isFree);
    ward.close();
    assertThat(archive.kept()).isEmpty();
  }

  @Test
  void whoAsksForNothingIsDisconnectedWithoutAWord() throws IOException {
    try (RawPeer peer = ward.raw()) {
      assertThat(peer.unit()).isEmpty();
    }
  }

  @Test
  void whoStallsInARequestIsAborted() throws IOException {
    try (RawPeer peer = ward.raw()) {
      peer.send(RawPeer.claiming(1, 500, 0, 1, 0, 0, 'H'));
      assertThat(peer.unit()).hasValue(Unit.USER_ABORT);
      assertThat(peer.unit()).isEmpty();
    }
  }

  @Test
  void whoSaysNothingInAnAssociationIsAborted() throws IOException {
    try (RawPeer peer = ward.raw()) {
      peer.associate(Ward.radiographs(1));
      assertThat(peer.unit()).hasValue(Unit.USER_ABORT);
      assertThat(peer.unit()).isEmpty();
    }
  }

  @Test
  void whoStallsInTheMiddleOfAUnitIsAborted() throws IOException {
    try (RawPeer peer = ward.raw()) {
      peer.associate(Ward.radiographs(1))
          .send(RawPeer.claiming(4, 1000, 0, 0, 0, 100, 1, COMMAND, 0, 0));
      assertThat(peer.unit()).hasValue(Unit.abort(2, 0));
      assertThat(peer.unit()).isEmpty();
    }
  }

  @Test
  void whoStallsBetweenTheUnitsOfAnObjectIsAborted() throws Exception {
    try (RawPeer peer = ward.raw()) {
      peer.associate(Ward.radiographs(1)).send(store());
      peer.send(RawPeer.fragment(1, 0, new byte[1000]));
      assertThat(peer.unit()).hasValue(Unit.USER_ABORT);
      assertThat(peer.unit()).isEmpty();
    }
    Eventually.holds("it is known", () -> archive.incomplete().equals(List.of("RAW")));
  }

  /** No unit is late, yet the object never ends. */
  @Test
  void whoSendsAnObjectDropByDropIsAborted() throws Exception {
    try (RawPeer peer = ward.raw()) {
      peer.associate(Ward.radiographs(1)).send(store());
      Thread drops =
          new Thread(
              () -> {
                try {
                  for (; ; Thread.sleep(20)) {
                    peer.send(RawPeer.fragment(1, 0, new byte[2]));
                  }
                } catch (IOException | InterruptedException e) {
                  // the server has closed
                }
              });
      drops.start();
      assertThat(peer.unit()).isPresent().get().extracting(Unit::type).isEqualTo(7);
      drops.interrupt();
      drops.join();
    }
  }

  /** Takes longer to tell others of what it refuses than a peer may take for anything. */
  private static final StoreHandler THOROUGH =
      new StoreHandler() {
        @Override
        public StoreOutcome store(ReceivedObject object) {
          return new StoreOutcome.Stored();
        }

        @Override
        public void incomplete(AeTitle calling) {
          LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        }

        @Override
        public StoreOutcome refused(AeTitle calling, StoreRefusal reason) {
          incomplete(calling);
          return reason.outcome();
        }
      };

  @Test
  void whoStallsInAnObjectIsAbortedHoweverLongOthersAreTold() throws IOException {
    try (Ward other = Ward.with(Ward.OPEN, ONE, MemorySpool::new, THOROUGH);
        RawPeer peer = other.raw()) {
      peer.associate(Ward.radiographs(1)).send(store());
      assertThat(peer.unit()).hasValue(Unit.USER_ABORT);
    }
  }

  @Test
  void whoWaitsForARefusalIsNotLate() throws IOException {
    TransferSyntax syntax = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
    DicomFile large = Radiographs.of(SopClasses.COMPUTED_RADIOGRAPHY, syntax, 1, 800);
    DicomFile small = Radiographs.computed(syntax, 2);
    try (Ward other = Ward.with(Ward.OPEN, ONE, MemorySpool::new, THOROUGH)) {
      ClientAssociation association = other.associate(syntax);
      assertThat(Ward.status(association.store(large))).isEqualTo(0xA700);
      assertThat(Ward.status(association.store(small))).isZero();
      association.release();
    }
  }

  @Test
  void aClientDoesNotWaitForEverEither() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      DimseClient client =
          new DimseClient(
              new ClientSettings(
                  new InetSocketAddress(InetAddress.getLoopbackAddress(), silent.getLocalPort()),
                  Ward.HILUM,
                  Ward.HILUM,
                  Ward.BRISK,
                  SocketFactory.getDefault()));
      assertThatThrownBy(() -> client.open(Set.of(), Set.of()))
          .isInstanceOf(BrokenAssociationException.class);
    }
  }

  private boolean isFree() throws IOException {
    try {
      Opening<ClientAssociation> opening =
          ward.open(SopClasses.COMPUTED_RADIOGRAPHY, TransferSyntax.IMPLICIT_LITTLE_ENDIAN);
      if (opening instanceof Opening.Open<ClientAssociation> open) {
        open.association().release();
        return true;
      }
      return false;
    } catch (BrokenAssociationException e) {
      return false; // it was slow itself
    }
  }

  private static byte[] store() {
    String sopClass = SopClasses.COMPUTED_RADIOGRAPHY.value();
    return RawPeer.fragment(
        1, COMMAND | LAST, DicomWriter.command(Command.storeRequest(1, sopClass, "2.25.1")));
  }
}
