package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.SocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.dicom.net.association.BrokenAssociationException;
import org.hilum.dicom.net.association.RawPeer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureTest {
  private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_LITTLE_ENDIAN;
  private static final char[] PASSWORD = "phantom".toCharArray();

  @TempDir private static Path folder;
  private static SSLContext ours;

  private final Archive archive = new Archive();

  @BeforeAll
  static void makeAKey() throws Exception {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "hilum",
                "-keyalg",
                "EC",
                "-dname",
                "CN=hilum",
                "-ext",
                "SAN=ip:127.0.0.1,dns:localhost",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(said).isZero();
    ours = context(store);
  }

  @Test
  void storesOverTls() throws IOException {
    try (Ward ward = ward(Ward.LIMITS, ours.getSocketFactory())) {
      ClientAssociation association = ward.associate(EXPLICIT);
      assertThat(Ward.status(association.echo())).isZero();
      assertThat(Ward.status(association.store(Radiographs.computed(EXPLICIT, 7)))).isZero();
      association.release();
    }
    assertThat(archive.kept().get(0).file())
        .isEqualTo(DicomWriter.file(EXPLICIT, Radiographs.computed(EXPLICIT, 7).dataSet()));
  }

  @Test
  void aClientTalksToNobodyWhomItDoesNotTrust() throws IOException {
    SocketFactory strict = SSLSocketFactory.getDefault();
    try (Ward ward = ward(Ward.LIMITS, strict)) {
      assertThatThrownBy(() -> ward.associate(EXPLICIT))
          .isInstanceOfAny(BrokenAssociationException.class, SSLException.class);
    }
  }

  @Test
  void aPeerWithoutTlsIsDisconnected() throws IOException {
    try (Ward ward = ward(Ward.LIMITS, ours.getSocketFactory());
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
    try (Ward ward = ward(brisk, ours.getSocketFactory());
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

  private Ward ward(ServerLimits limits, SocketFactory sockets) throws IOException {
    return Ward.with(
        Ward.OPEN, limits, MemorySpool::new, archive, ours.getServerSocketFactory(), sockets);
  }

  private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }
}
