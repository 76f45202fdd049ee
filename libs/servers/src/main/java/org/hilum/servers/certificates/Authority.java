package org.hilum.servers.certificates;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Somebody who signs certificates of servers on this machine (X.509 version 3, EC P-256). */
public final class Authority {
  /** Of every store that is written; the certificates in it are no secret. */
  public static final String STORE_PASSWORD = "changeit";

  private static final Duration DAY = Duration.ofDays(1);
  private static final int SERIAL_BITS = 64;

  private final X500Name name;
  private final KeyPair keys = newKeys();
  private final X509Certificate certificate;

  /**
   * @param commonName what certificates name as their issuer
   */
  public Authority(String commonName) {
    Instant now = Instant.now();
    this.name = new X500Name("CN=" + commonName);
    this.certificate = signed(name, keys, now.minus(DAY), now.plus(DAY), authority());
  }

  /** A certificate for {@code localhost} and 127.0.0.1 that holds until tomorrow. */
  public IssuedCertificate issue() {
    return issueUntil(Instant.now().plus(DAY));
  }

  /**
   * @param until the moment at which it expires, to the second; it may lie in the past
   */
  public IssuedCertificate issueUntil(Instant until) {
    KeyPair own = newKeys();
    return new IssuedCertificate(
        signed(new X500Name("CN=localhost"), own, until.minus(DAY), until, thisMachine()),
        own.getPrivate());
  }

  /** Its own certificate. */
  public String pem() {
    return Pem.of(certificate);
  }

  /** Writes a PKCS#12 store that trusts it and nobody else. */
  public void writeTrustStore(Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("authority", certificate);
      store.store(out, STORE_PASSWORD.toCharArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has PKCS#12", e);
    }
  }

  private X509Certificate signed(
      X500Name subject, KeyPair subjectKeys, Instant from, Instant until, Extension extension) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(SERIAL_BITS, new SecureRandom()),
              Date.from(from),
              Date.from(until),
              subject,
              subjectKeys.getPublic());
      builder.addExtension(extension);
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot make the certificate of " + subject, e);
    }
  }

  private static Extension authority() {
    return extension(Extension.basicConstraints, new BasicConstraints(true));
  }

  private static Extension thisMachine() {
    return extension(
        Extension.subjectAlternativeName,
        new GeneralNames(
            new GeneralName[] {
              new GeneralName(GeneralName.dNSName, "localhost"),
              new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
  }

  private static Extension extension(ASN1ObjectIdentifier kind, ASN1Encodable value) {
    try {
      return new Extension(kind, true, value.toASN1Primitive().getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode extension " + kind, e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has EC keys", e);
    }
  }
}
