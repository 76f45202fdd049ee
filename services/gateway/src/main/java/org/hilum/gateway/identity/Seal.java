package org.hilum.gateway.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hilum.gateway.admit.ImageId;

/**
 * Encrypts and authenticates (AES-256-GCM, NIST SP 800-38D), for one image each: a sealed content
 * opens under no other image's name. What is sealed is a version, the key's name, a nonce, and the
 * ciphertext with its tag.
 */
@Startup(Interceptor.Priority.PLATFORM_BEFORE - 1) // before the first sweep
@Singleton
class Seal {
  private static final int KEY_CHARACTERS = 32;
  private static final byte VERSION = 1;
  private static final int KEY_NAME_BYTES = 8;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD_BYTES = 1 + KEY_NAME_BYTES;

  /** What a sealed letter has beside its content. */
  static final int OVERHEAD_BYTES = HEAD_BYTES + NONCE_BYTES + TAG_BITS / Byte.SIZE;

  private final SecureRandom nonces = new SecureRandom();
  private final SecretKeySpec key;
  private final byte[] head;

  Seal(IdentityConfig config) {
    byte[] secret = required(config.key()).getBytes(UTF_8);
    this.key = new SecretKeySpec(derived(secret, "hilum identity"), "AES");
    byte[] name = Arrays.copyOf(derived(secret, "hilum identity name"), KEY_NAME_BYTES);
    this.head = ByteBuffer.allocate(HEAD_BYTES).put(VERSION).put(name).array();
  }

  byte[] seal(ImageId imageId, byte[] content) {
    byte[] nonce = new byte[NONCE_BYTES];
    nonces.nextBytes(nonce);
    try {
      byte[] letter = cipher(Cipher.ENCRYPT_MODE, imageId, nonce).doFinal(content);
      return ByteBuffer.allocate(HEAD_BYTES + NONCE_BYTES + letter.length)
          .put(head)
          .put(nonce)
          .put(letter)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal the identity of " + imageId.hex(), e);
    }
  }

  /**
   * @throws SealedIdentityException if it was sealed by another key or is damaged
   */
  byte[] open(ImageId imageId, byte[] letter) {
    if (letter.length < HEAD_BYTES + NONCE_BYTES || letter[0] != VERSION) {
      throw new SealedIdentityException(imageId, "it is not in a form that is known");
    }
    if (!Arrays.equals(letter, 0, HEAD_BYTES, head, 0, HEAD_BYTES)) {
      throw new SealedIdentityException(
          imageId, "it is sealed by key %s, this is %s".formatted(keyName(letter), keyName(head)));
    }
    byte[] nonce = Arrays.copyOfRange(letter, HEAD_BYTES, HEAD_BYTES + NONCE_BYTES);
    int from = HEAD_BYTES + NONCE_BYTES;
    try {
      return cipher(Cipher.DECRYPT_MODE, imageId, nonce)
          .doFinal(letter, from, letter.length - from);
    } catch (AEADBadTagException e) {
      throw new SealedIdentityException(imageId, "it is damaged or of another image");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot open the identity of " + imageId.hex(), e);
    }
  }

  private Cipher cipher(int mode, ImageId imageId, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(head);
    cipher.updateAAD(imageId.hex().getBytes(UTF_8));
    return cipher;
  }

  private static String keyName(byte[] letter) {
    return HexFormat.of().formatHex(letter, 1, HEAD_BYTES);
  }

  private static String required(Optional<String> key) {
    return key.filter(secret -> secret.length() >= KEY_CHARACTERS)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "hilum.identity.key (environment HILUM_IDENTITY_KEY) must hold a secret of"
                        + " at least %d characters, one per installation and another than"
                            .formatted(KEY_CHARACTERS)
                        + " hilum.pseudonym.key; make one with: openssl rand -hex 32"));
  }

  /** 32 bytes of HKDF-SHA256 without salt (RFC 5869). */
  private static byte[] derived(byte[] secret, String purpose) {
    byte[] extracted = hmac(new byte[32], secret);
    byte[] info = purpose.getBytes(UTF_8);
    byte[] first = Arrays.copyOf(info, info.length + 1);
    first[info.length] = 1;
    return hmac(extracted, first);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
