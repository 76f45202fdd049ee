package org.hilum.servers.certificates;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;

/** A server's certificate with the key that proves it. */
public record IssuedCertificate(X509Certificate certificate, PrivateKey key) {

  public String certificatePem() {
    return Pem.of(certificate);
  }

  /** PKCS#8. */
  public String keyPem() {
    return Pem.of(key);
  }

  /** Writes both as a PKCS#12 store. */
  public void writeKeyStore(Path file) {
    char[] password = Authority.STORE_PASSWORD.toCharArray();
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", key, password, new Certificate[] {certificate});
      store.store(out, password);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has PKCS#12", e);
    }
  }

  @Override
  public String toString() {
    return "IssuedCertificate[" + certificate.getSubjectX500Principal() + "]";
  }
}
