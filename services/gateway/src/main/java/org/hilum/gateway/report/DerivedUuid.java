package org.hilum.gateway.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Names things by a hash of what they are made of: version 8 of RFC 9562, section 5.8. */
final class DerivedUuid {
  private static final long VERSION = 0x8000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private DerivedUuid() {}

  static UUID of(String... origin) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(String.join("\n", origin)));
    long high = hash.getLong() & ~0xF000L | VERSION;
    long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | VARIANT;
    return new UUID(high, low);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
