package org.hilum.dicom.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;

/** A certificate that is signed by itself, with its key. */
final class Certificate {
  private static final String PASSWORD = "phantom";

  private final String name;
  private final KeyStore store;

  private Certificate(String name, KeyStore store) {
    this.name = name;
    this.store = store;
  }

  /**
   * @param options more of keytool's {@code -genkeypair}
   */
  static Certificate made(Path folder, String name, String... options) {
    Path file = folder.resolve(name + ".p12");
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name));
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", file.toString()));
    command.addAll(List.of(options));
    try {
      Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(keytool.getInputStream().readAllBytes());
      assertThat(keytool.waitFor()).as(said).isZero();
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        store.load(in, PASSWORD.toCharArray());
      }
      return new Certificate(name, store);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Of somebody who shows this, whoever asks, and believes those. */
  SecureSockets trusting(Certificate... others) {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      KeyManager insisting = new InsistingKeys((X509KeyManager) keys.getKeyManagers()[0], name);
      return SecureSockets.of(new KeyManager[] {insisting}, trust(others));
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Of somebody who shows none and believes those. */
  static SecureSockets none(Certificate... others) {
    try {
      return SecureSockets.of(new KeyManager[0], trust(others));
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TrustManager[] trust(Certificate... others)
      throws GeneralSecurityException, IOException {
    if (others.length == 0) {
      return new TrustManager[0];
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (Certificate other : others) {
      trusted.setCertificateEntry(other.name, other.store.getCertificate(other.name));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return factory.getTrustManagers();
  }
}
