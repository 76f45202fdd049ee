package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Uid;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.BrokenAssociationException;
import org.hilum.dicom.net.association.RawPeer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS at both ends, with certificates that are trusted by themselves. */
class SecureTest {
  private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
  private static final String HERE = "SAN=ip:127.0.0.1,dns:localhost";
  private static final int PATIENCE_MS = 30_000;

  @TempDir private static Path folder;
  private static Certificate hilum;
  private static Certificate device;
  private static Certificate expired;
  private static Certificate elsewhere;

  private final Archive archive = new Archive();

  @BeforeAll
  static void makesCertificates() {
    List<CompletableFuture<Certificate>> made =
        List.of(
            making("hilum", "-ext", HERE),
            making("device", "-ext", HERE),
            making("expired", "-ext", HERE, "-startdate", "-3d", "-validity", "1"),
            making("elsewhere", "-ext", "SAN=dns:elsewhere.example.org"));
    hilum = made.get(0).join();
    device = made.get(1).join();
    expired = made.get(2).join();
    elsewhere = made.get(3).join();
  }

  private static CompletableFuture<Certificate> making(String name, String... options) {
    return CompletableFuture.supplyAsync(() -> Certificate.made(folder, name, options));
  }

  @Test
  void storesWhereBothEndsShowACertificate() throws IOException {
    try (Ward ward = ward(hilum.trusting(device), device.trusting(hilum))) {
      ClientAssociation association = ward.associate(EXPLICIT);
      assertThat(Ward.status(association.echo())).isZero();
      assertThat(Ward.status(association.store(Radiographs.computed(EXPLICIT, 7)))).isZero();
      association.release();
    }
    assertThat(archive.kept().get(0).file())
        .isEqualTo(DicomWriter.file(EXPLICIT, Radiographs.computed(EXPLICIT, 7).dataSet()));
  }

  @Test
  void aServerThatTrustsNobodyInParticularAsksForNoCertificate() throws IOException {
    try (Ward ward = ward(hilum.trusting(), Certificate.none(hilum))) {
      assertThat(ward.store(Radiographs.computed(EXPLICIT, 7))).isZero();
    }
  }

  @Test
  void aDeviceWithoutACertificateIsRefused() throws IOException {
    try (Ward ward = ward(hilum.trusting(device), Certificate.none(hilum))) {
      assertRefused(ward);
    }
  }

  @Test
  void aDeviceThatNobodyKnowsIsRefusedAndNamedInTheLog() throws Exception {
    try (Ward ward = ward(hilum.trusting(device), elsewhere.trusting(hilum));
        EndedAssociations log = new EndedAssociations()) {
      assertRefused(ward);
      log.awaits("the certificate of CN=elsewhere, number ", " is not trusted: ");
    }
  }

  /** The JDK would believe it, because it is trusted by itself. */
  @Test
  void aDeviceWhoseCertificateHasExpiredIsRefusedAndNamedInTheLog() throws Exception {
    try (Ward ward = ward(hilum.trusting(expired), expired.trusting(hilum));
        EndedAssociations log = new EndedAssociations()) {
      assertRefused(ward);
      log.awaits("the certificate of CN=expired, number ", " expired on 20");
    }
  }

  @Test
  void aClientNamesTheServerWhoseCertificateHasExpired() throws IOException {
    try (Ward ward = ward(expired.trusting(), Certificate.none(expired))) {
      assertThatThrownBy(() -> ward.associate(EXPLICIT))
          .isInstanceOf(BrokenAssociationException.class)
          .hasMessageContainingAll("the certificate of CN=expired, number ", " expired on 20");
    }
  }

  @Test
  void aClientNamesTheServerThatItDoesNotTrust() throws IOException {
    try (Ward ward = ward(hilum.trusting(), Certificate.none(device))) {
      assertThatThrownBy(() -> ward.associate(EXPLICIT))
          .isInstanceOf(BrokenAssociationException.class)
          .hasMessageContainingAll("the certificate of CN=hilum, number ", " is not trusted: ");
    }
  }

  @Test
  void aClientThatIsToldOfNobodyTrustsTheAuthoritiesOfTheJvm() throws IOException {
    try (Ward ward = ward(hilum.trusting(), Certificate.none())) {
      assertThatThrownBy(() -> ward.associate(EXPLICIT))
          .isInstanceOf(BrokenAssociationException.class)
          .hasMessageContaining("the certificate of CN=hilum, number ");
    }
  }

  @Test
  void aServerWithTheCertificateOfAnotherAddressIsRefused() throws IOException {
    try (Ward ward = ward(elsewhere.trusting(), Certificate.none(elsewhere))) {
      assertThatThrownBy(() -> ward.associate(EXPLICIT))
          .isInstanceOf(BrokenAssociationException.class)
          .hasMessageContaining("No subject alternative");
    }
  }

  @Test
  void aPeerWithoutTlsIsDisconnected() throws IOException {
    try (Ward ward = ward(hilum.trusting(), Certificate.none(hilum));
        RawPeer plain = ward.raw()) {
      plain.send(RawPeer.request(0, Ward.radiographs(1))).finish();
      plain.skipToTheEnd();
    }
    assertThat(archive.kept()).isEmpty();
  }

  /** Time-outs of a socket begin anew with every byte of a handshake. */
  @Test
  void aHandshakeThatComesDropByDropIsCut() throws Exception {
    ServerLimits brisk = new ServerLimits(1, Ward.OBJECT_BYTES, Ward.BRISK);
    byte[] endless = {0x16, 3, 1, 0x20, 0, 1, 0, 0x1F, (byte) 0xFC, 3, 3};
    try (Ward ward = ward(brisk, hilum.trusting(), Certificate.none(hilum));
        RawPeer slow = ward.raw()) {
      slow.send(endless);
      Eventually.holds("the connection is cut", () -> isCutAfterOneMoreByte(slow));
    }
  }

  private static boolean isCutAfterOneMoreByte(RawPeer peer) {
    try {
      peer.send(new byte[1]);
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** The second time as the client of the device, which has hung up. */
  @Test
  void aCommitmentIsReportedOnTheSameConnectionAndOnANewOne() throws IOException {
    Uid instance = new Uid("2.25.1");
    DataSet request = request(instance);
    SecureSockets atTheDevice = device.trusting(hilum);
    SecureSockets atTheServer = hilum.trusting(device);
    try (ServerSocket called =
        atTheDevice.ofServers().createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      called.setSoTimeout(PATIENCE_MS);
      CommitmentSettings commitment =
          new CommitmentSettings(
              (sopClass, sopInstance) -> Commitment.COMMITTED,
              title ->
                  Optional.of(
                      new ClientSettings(
                          new InetSocketAddress(called.getInetAddress(), called.getLocalPort()),
                          title,
                          Ward.HILUM,
                          Ward.AMPLE,
                          atTheServer.ofClients())));
      try (Ward ward = Ward.committing(commitment, Ward.LIMITS, atTheServer.ofServers())) {
        try (CommitmentUser user = CommitmentUser.of(ward, atTheDevice.ofClients())) {
          assertThat(user.ask(request).status()).isZero();
          assertThat(user.report().eventType()).isEqualTo(1);
          user.confirm(Status.SUCCESS);
          assertThat(user.ask(request).status()).isZero();
          user.release();
        }
        try (CommitmentUser user = CommitmentUser.called(called)) {
          assertThat(user.report().eventType()).isEqualTo(1);
          user.confirm(Status.SUCCESS);
          assertThat(user.isReleased()).isTrue();
        }
      }
    }
  }

  private static DataSet request(Uid instance) {
    return DataSet.builder()
        .text(CommitmentReport.TRANSACTION, "2.25.7")
        .items(
            CommitmentReport.REFERENCED,
            new ObjectReference(SopClasses.COMPUTED_RADIOGRAPHY, instance).item().build())
        .build();
  }

  private void assertRefused(Ward ward) {
    assertThatThrownBy(() -> ward.associate(EXPLICIT))
        .isInstanceOf(BrokenAssociationException.class);
    assertThat(archive.kept()).isEmpty();
    assertThat(ward.server().openAssociations()).isZero();
  }

  private Ward ward(SecureSockets server, SecureSockets client) throws IOException {
    return ward(Ward.LIMITS, server, client);
  }

  private Ward ward(ServerLimits limits, SecureSockets server, SecureSockets client)
      throws IOException {
    return Ward.with(
        Ward.OPEN, limits, MemorySpool::new, archive, server.ofServers(), client.ofClients());
  }
}
