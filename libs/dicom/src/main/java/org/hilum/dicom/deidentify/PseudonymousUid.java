package org.hilum.dicom.deidentify;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import org.hilum.dicom.data.Uid;

/** Writes pseudonyms down. */
public final class PseudonymousUid {
  private static final int LENGTH = 16;
  private static final long VERSION = 0xF000L;
  private static final long CUSTOM = 0x8000L;
  private static final long VARIANT = 0xC000_0000_0000_0000L;
  private static final long RFC = 0x8000_0000_0000_0000L;

  private PseudonymousUid() {}

  /**
   * A UUID of version 8 (RFC 9562 5.8) below 2.25 (PS3.5 B.2): 122 of the bits are the pseudonym's.
   */
  public static Uid of(byte[] pseudonym) {
    ByteBuffer bits = ByteBuffer.wrap(required(pseudonym));
    long high = bits.getLong() & ~VERSION | CUSTOM;
    long low = bits.getLong() & ~VARIANT | RFC;
    return Uid.of(new UUID(high, low));
  }

  static String hexadecimal(byte[] pseudonym) {
    return HexFormat.of().formatHex(required(pseudonym));
  }

  private static byte[] required(byte[] pseudonym) {
    if (pseudonym.length != LENGTH) {
      throw new IllegalArgumentException(
          "a pseudonym of %d bytes, expected %d".formatted(pseudonym.length, LENGTH));
    }
    return pseudonym;
  }
}
