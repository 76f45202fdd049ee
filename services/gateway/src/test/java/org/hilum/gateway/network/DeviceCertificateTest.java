package org.hilum.gateway.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.tls.TlsConfiguration;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.hilum.servers.certificates.Authority;
import org.hilum.servers.certificates.IssuedCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that show a certificate at the DICOM port, and others. */
class DeviceCertificateTest {
  private static final char[] PASSWORD = Authority.STORE_PASSWORD.toCharArray();
  private static final int GREETING = 'H';

  private final Authority hospital = new Authority("Hospital");

  @TempDir Path folder;
  private ServerSocket door;

  @BeforeEach
  void opensTheDoor() throws Exception {
    Files.createDirectories(folder);
    Stores own = stores("gateway", hospital.issue());
    door = SecureSockets.of(own).createServerSocket(0, 4, InetAddress.getLoopbackAddress());
    Thread greeter = new Thread(this::greetEverybody, "door");
    greeter.setDaemon(true);
    greeter.start();
  }

  @AfterEach
  void closesTheDoor() throws IOException {
    door.close();
  }

  @Test
  void aDeviceWithACertificateOfTheAuthorityComesIn() throws Exception {
    assertThat(knock(stores("device", hospital.issue()))).isEqualTo(GREETING);
  }

  @Test
  void aDeviceWithACertificateOfSomebodyElseDoesNot() throws Exception {
    Stores stranger = stores("stranger", new Authority("Stranger").issue());
    assertThatThrownBy(() -> knock(stranger)).isInstanceOf(IOException.class);
  }

  @Test
  void aDeviceWhoseCertificateHasExpiredDoesNot() throws Exception {
    Stores expired = stores("old", hospital.issueUntil(Instant.now().minusSeconds(60)));
    assertThatThrownBy(() -> knock(expired)).isInstanceOf(IOException.class);
  }

  @Test
  void aDeviceWithoutACertificateDoesNot() throws Exception {
    SSLContext without = SSLContext.getInstance("TLS");
    without.init(null, trusting(stores("none", hospital.issue())), null);
    assertThatThrownBy(() -> knock(without)).isInstanceOf(IOException.class);
  }

  private void greetEverybody() {
    while (!door.isClosed()) {
      try (Socket device = door.accept()) {
        device.getOutputStream().write(GREETING);
      } catch (IOException e) {
        // It was not let in, which the test looks at from outside.
      }
    }
  }

  private int knock(Stores device) throws Exception {
    return knock(device.createSSLContext());
  }

  private int knock(SSLContext device) throws IOException {
    try (Socket socket =
        device.getSocketFactory().createSocket(door.getInetAddress(), door.getLocalPort())) {
      return socket.getInputStream().read();
    }
  }

  private Stores stores(String name, IssuedCertificate certificate) {
    Path keys = folder.resolve(name + ".p12");
    Path trusted = folder.resolve("trusted.p12");
    certificate.writeKeyStore(keys);
    hospital.writeTrustStore(trusted);
    return new Stores(keys, trusted);
  }

  private static TrustManager[] trusting(Stores stores) throws Exception {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(stores.getTrustStore());
    return trust.getTrustManagers();
  }

  /** A configuration of Quarkus' TLS registry, from two PKCS#12 files. */
  private record Stores(Path keys, Path trusted) implements TlsConfiguration {

    @Override
    public KeyStore getKeyStore() {
      return read(keys);
    }

    @Override
    public KeyStore getTrustStore() {
      return read(trusted);
    }

    @Override
    public KeyCertOptions getKeyStoreOptions() {
      return options(keys);
    }

    @Override
    public TrustOptions getTrustStoreOptions() {
      return options(trusted);
    }

    @Override
    public SSLOptions getSSLOptions() {
      return new SSLOptions();
    }

    @Override
    public SSLContext createSSLContext() throws Exception {
      KeyManagerFactory own =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(getKeyStore(), PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own.getKeyManagers(), trusting(this), null);
      return context;
    }

    @Override
    public boolean isTrustAll() {
      return false;
    }

    @Override
    public Optional<String> getHostnameVerificationAlgorithm() {
      return Optional.empty();
    }

    @Override
    public boolean usesSni() {
      return false;
    }

    @Override
    public boolean reload() {
      return false;
    }

    private static PfxOptions options(Path file) {
      return new PfxOptions().setPath(file.toString()).setPassword(Authority.STORE_PASSWORD);
    }

    private static KeyStore read(Path file) {
      try (InputStream in = Files.newInputStream(file)) {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(in, PASSWORD);
        return store;
      } catch (Exception e) {
        throw new IllegalStateException("cannot read " + file, e);
      }
    }
  }
}
