package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.AeTitle;
import org.hilum.dicom.net.association.AnsweredContext;
import org.hilum.dicom.net.association.AssociateReject;
import org.hilum.dicom.net.association.ProposedContext;
import org.hilum.dicom.net.association.RawPeer;
import org.hilum.dicom.net.association.RawPeer.Unit;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
  private static final String CR = SopClasses.COMPUTED_RADIOGRAPHY.value();
  private static final String DICOM = "1.2.840.10008.3.1.1.1";

  private final Archive archive = new Archive();

  @Test
  void rejectsWhoAsksForSomebodyElse() throws IOException {
    try (Ward ward = Ward.with(archive)) {
      assertThat(Ward.rejected(ward.client("DEVICE", "OTHER").open(Set.of(), Set.of())))
          .isEqualTo(new AssociateReject(1, 1, 7));
    }
  }

  @Test
  void admitsOnlyCallersOnTheList() throws IOException {
    AccessRules rules = new AccessRules(Ward.HILUM, Set.of(new AeTitle("ROOM 1")), Set.of());
    try (Ward ward = Ward.with(rules, Ward.LIMITS, MemorySpool::new, archive)) {
      assertThat(Ward.rejected(ward.client("ROOM 2", "HILUM").open(Set.of(), Set.of())))
          .isEqualTo(new AssociateReject(1, 1, 3));
      Ward.opened(ward.client("ROOM 1", "HILUM").open(Set.of(), Set.of())).release();
    }
  }

  @Test
  void doesNotAnswerHostsThatAreNotOnTheList() throws IOException {
    InetAddress other = InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1});
    AccessRules rules = new AccessRules(Ward.HILUM, Set.of(), Set.of(other));
    try (Ward ward = Ward.with(rules, Ward.LIMITS, MemorySpool::new, archive);
        RawPeer peer = ward.raw()) {
      assertThat(peer.unit()).isEmpty();
    }
  }

  @Test
  void admitsHostsOnTheList() throws IOException {
    Set<InetAddress> hosts = Set.of(InetAddress.getLoopbackAddress());
    AccessRules rules = new AccessRules(Ward.HILUM, Set.of(), hosts);
    try (Ward ward = Ward.with(rules, Ward.LIMITS, MemorySpool::new, archive)) {
      ward.associate(EXPLICIT).release();
    }
  }

  @Test
  void rejectsForAWhileWhatIsBeyondItsLimit() throws IOException {
    ServerLimits one = new ServerLimits(1, Ward.OBJECT_BYTES, Ward.AMPLE);
    try (Ward ward = Ward.with(Ward.OPEN, one, MemorySpool::new, archive)) {
      ClientAssociation first = ward.associate(EXPLICIT);
      assertThat(Ward.rejected(ward.open(SopClasses.COMPUTED_RADIOGRAPHY, EXPLICIT)))
          .isEqualTo(new AssociateReject(2, 3, 2));
      first.release();
      ward.associate(EXPLICIT).release();
    }
  }

  @Test
  void rejectsAnotherProtocolAndAnotherContext() throws IOException {
    try (Ward ward = Ward.with(archive);
        RawPeer future = ward.raw();
        RawPeer stranger = ward.raw()) {
      future.send(RawPeer.request(2, DICOM, 0, Ward.radiographs(1)));
      assertThat(future.unit()).hasValue(Unit.reject(1, 2, 2));
      stranger.send(RawPeer.request(1, "1.2.3", 0, Ward.radiographs(1)));
      assertThat(stranger.unit()).hasValue(Unit.reject(1, 1, 2));
    }
  }

  @Test
  void answersEachContextAndTakesThePeersFirstSyntaxThatItKnows() throws IOException {
    String unknown = "1.2.840.10008.1.2.4.201";
    String lossless = TransferSyntax.JPEG_LOSSLESS_FIRST_ORDER.uid();
    try (Ward ward = Ward.with(archive);
        RawPeer peer = ward.raw()) {
      peer.send(
          RawPeer.request(
              0,
              new ProposedContext(1, CR, List.of(unknown, lossless, EXPLICIT.uid())),
              new ProposedContext(3, CR, List.of(unknown)),
              new ProposedContext(5, "1.2.3", List.of(EXPLICIT.uid())),
              new ProposedContext(255, CR, List.of(EXPLICIT.uid(), lossless))));
      List<AnsweredContext> answers = peer.acceptance().contexts();
      assertThat(answers).extracting(AnsweredContext::id).containsExactly(1, 3, 5, 255);
      assertThat(answers).extracting(AnsweredContext::result).containsExactly(0, 4, 3, 0);
      assertThat(answers.get(0).transferSyntax()).isEqualTo(lossless);
      assertThat(answers.get(3).transferSyntax()).isEqualTo(EXPLICIT.uid());
    }
  }
}
