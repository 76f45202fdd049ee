package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hilum.dicom.net.association.RawPeer.COMMAND;
import static org.hilum.dicom.net.association.RawPeer.LAST;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.AssociateReject;
import org.hilum.dicom.net.association.Opening;
import org.hilum.dicom.net.association.RawPeer;
import org.hilum.dicom.net.association.Timeouts;
import org.junit.jupiter.api.Test;

/** Two hundred at once: each gets its due, and the server is as before when they have gone. */
class CrowdTest {
  private static final int PEERS = 200;
  private static final int PLACES = 20;
  private static final TransferSyntax SYNTAX = TransferSyntax.IMPLICIT_LITTLE_ENDIAN;

  private static final Timeouts PATIENCE =
      new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4));

  private final Archive archive = new Archive();

  /** What a peer says before it says no more. */
  private interface Beginning {
    RawPeer by(RawPeer peer) throws IOException;
  }

  @Test
  void whoStallsAbortsOrSendsGarbageKeepsNobodyOut() throws Exception {
    List<Beginning> beginnings =
        List.of(
            peer -> peer,
            peer -> peer.send(garbage()),
            peer -> peer.send(RawPeer.claiming(1, 500, 0, 1, 0, 0, 'H')),
            CrowdTest::begunObject,
            peer -> begunObject(peer).send(RawPeer.claiming(4, 1000, 0, 0, 0, 100, 1, 0, 0)),
            peer -> begunObject(peer).send(RawPeer.claiming(7, 4, 0, 0, 0, 0)),
            peer -> begunObject(peer).finish());
    List<RawPeer> peers = new ArrayList<>();
    ServerLimits limits = new ServerLimits(PEERS, Ward.OBJECT_BYTES, PATIENCE);
    try (Ward ward = Ward.with(Ward.OPEN, limits, MemorySpool::new, archive)) {
      for (int i = 0; i < PEERS; i++) {
        peers.add(beginnings.get(i % beginnings.size()).by(ward.raw()));
      }
      Eventually.holds("one more is served", () -> isStored(ward, 1));
      for (RawPeer peer : peers) {
        peer.unit(); // an abort, or the end
        peer.close();
      }
      Eventually.holds("all have gone", () -> ward.server().openAssociations() == 0);
      Eventually.holds("the next is served", () -> isStored(ward, 2));
    }
    assertThat(archive.kept())
        .extracting(Archive.Kept::sopInstance)
        .containsOnly(new Uid("2.25.1"), new Uid("2.25.2"));
  }

  @Test
  void whoFindsNoPlaceIsToldSoOrCutOffAndStoresLater() throws Exception {
    ExecutorService devices = Executors.newFixedThreadPool(PEERS);
    ServerLimits limits = new ServerLimits(PLACES, Ward.OBJECT_BYTES, Ward.AMPLE);
    try (Ward ward = Ward.with(Ward.OPEN, limits, MemorySpool::new, archive)) {
      List<Callable<Boolean>> pushes = new ArrayList<>();
      for (int i = 1; i <= PEERS; i++) {
        int number = i;
        pushes.add(() -> isStoredInTheEnd(ward, number));
      }
      for (Future<Boolean> push : devices.invokeAll(pushes)) {
        assertThat(push.get()).isTrue();
      }
    } finally {
      devices.shutdown();
    }
    assertThat(archive.kept()).extracting(Archive.Kept::sopInstance).doesNotHaveDuplicates();
    assertThat(archive.kept()).hasSize(PEERS);
  }

  private static boolean isStoredInTheEnd(Ward ward, int number) throws Exception {
    Eventually.holds("a place for device " + number, () -> isStored(ward, number));
    return true;
  }

  private static boolean isStored(Ward ward, int number) {
    try {
      Opening<ClientAssociation> opening = ward.open(SopClasses.COMPUTED_RADIOGRAPHY, SYNTAX);
      if (opening instanceof Opening.Open<ClientAssociation> open) {
        int status = Ward.status(open.association().store(Radiographs.computed(SYNTAX, number)));
        open.association().release();
        return status == 0;
      }
      assertThat(Ward.rejected(opening)).isEqualTo(new AssociateReject(2, 3, 2));
      return false;
    } catch (IOException e) {
      return false; // too many even to be told, or this one was slow itself
    }
  }

  private static RawPeer begunObject(RawPeer peer) throws IOException {
    String sopClass = SopClasses.COMPUTED_RADIOGRAPHY.value();
    byte[] command = DicomWriter.command(Command.storeRequest(1, sopClass, "2.25.9"));
    return peer.associate(Ward.radiographs(1))
        .send(RawPeer.fragment(1, COMMAND | LAST, command))
        .send(RawPeer.fragment(1, 0, new byte[5000]));
  }

  private static byte[] garbage() {
    byte[] garbage = new byte[100];
    new Random(5).nextBytes(garbage);
    return garbage;
  }
}
