package org.hilum.dicom.net;

import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Believes whom another believes while their certificates are valid, and names those that are
 * refused. The JDK does not look at the dates of a certificate that is trusted by itself, as those
 * of devices often are.
 */
final class NamedRefusals implements X509TrustManager {
  private static final int LONGEST_NAME = 200;

  private final X509TrustManager trust;

  NamedRefusals(X509TrustManager trust) {
    this.trust = trust;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain[0], () -> trust.checkClientTrusted(chain, authType));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain[0], () -> trust.checkServerTrusted(chain, authType));
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }

  private interface Check {
    void run() throws CertificateException;
  }

  private static void check(X509Certificate certificate, Check others) throws CertificateException {
    try {
      certificate.checkValidity();
      others.run();
    } catch (CertificateExpiredException e) {
      String refusal = refusal(certificate, "expired on " + certificate.getNotAfter().toInstant());
      // so that the peer is told why
      throw new CertificateException(
          refusal, new CertPathValidatorException(refusal, e, null, -1, BasicReason.EXPIRED));
    } catch (CertificateNotYetValidException e) {
      throw new CertificateException(
          refusal(certificate, "is not valid before " + certificate.getNotBefore().toInstant()), e);
    } catch (CertificateException e) {
      throw new CertificateException(refusal(certificate, "is not trusted: " + e.getMessage()), e);
    }
  }

  /** A peer may write anything into a name. */
  private static String refusal(X509Certificate certificate, String reason) {
    String name = certificate.getSubjectX500Principal().getName().replaceAll("[^ -~]", "?");
    return "the certificate of %s, number %x, %s"
        .formatted(
            name.substring(0, Math.min(name.length(), LONGEST_NAME)),
            certificate.getSerialNumber(),
            reason);
  }
}
