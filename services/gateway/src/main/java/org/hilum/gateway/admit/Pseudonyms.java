package org.hilum.gateway.admit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces identifiers by keyed hashes (HMAC-SHA256, the first 128 bits), so that no identifier
 * that a sender uses is stored. Senders are asked for pseudonyms; this guards against those who
 * forget.
 */
@Startup(Interceptor.Priority.PLATFORM_BEFORE - 1) // before the first sweep
@Singleton
public class Pseudonyms {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_CHARACTERS = 32;
  private static final int PSEUDONYM_BYTES = 16;

  private final SecretKeySpec key;

  public Pseudonyms(PseudonymConfig config) {
    this.key = new SecretKeySpec(required(config.key()).getBytes(UTF_8), ALGORITHM);
  }

  private static String required(Optional<String> key) {
    return key.filter(secret -> secret.length() >= KEY_CHARACTERS)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "hilum.pseudonym.key (environment HILUM_PSEUDONYM_KEY) must hold a secret of"
                        + " at least %d characters, one per installation; make one with:"
                            .formatted(KEY_CHARACTERS)
                        + " openssl rand -hex 32"));
  }

  /**
   * @param kind what is named, so that equal identifiers of two kinds stay apart
   * @return 32 lower-case hexadecimal digits
   */
  public String of(String kind, String identifier) {
    return HexFormat.of().formatHex(bytes(kind, identifier));
  }

  /** The same, in 16 bytes. */
  public byte[] bytes(String kind, String identifier) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(kind.getBytes(UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(identifier.getBytes(UTF_8)), PSEUDONYM_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a pseudonym of a " + kind, e);
    }
  }
}
