package org.hilum.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Bytes to be stored, in pieces that follow one another, with the digests by which the store knows
 * that they came whole. Whoever hands pieces over changes them no more: they are not copied.
 */
public final class Payload {
  /** Both digests of a part are taken while it is in the processor's cache. */
  private static final int PART = 1 << 16;

  private final List<byte[]> pieces;
  private final long length;
  private final byte[] sha256;
  private final int crc32c;

  private Payload(List<byte[]> pieces, long length, byte[] sha256, int crc32c) {
    this.pieces = List.copyOf(pieces);
    this.length = length;
    this.sha256 = sha256;
    this.crc32c = crc32c;
  }

  public static Payload of(byte[] bytes) {
    return of(List.of(bytes));
  }

  public static Payload of(List<byte[]> pieces) {
    MessageDigest sha256 = sha256Digest();
    CRC32C crc32c = new CRC32C();
    long length = 0;
    for (byte[] piece : pieces) {
      for (int from = 0; from < piece.length; from += PART) {
        int count = Math.min(PART, piece.length - from);
        sha256.update(piece, from, count);
        crc32c.update(piece, from, count);
      }
      length += piece.length;
    }
    return new Payload(pieces, length, sha256.digest(), (int) crc32c.getValue());
  }

  /** In bytes. */
  public long length() {
    return length;
  }

  /** 64 lower-case hexadecimal digits. */
  public String sha256() {
    return HexFormat.of().formatHex(sha256);
  }

  /** Of RFC 3720 12.1. */
  int crc32c() {
    return crc32c;
  }

  List<byte[]> pieces() {
    return pieces;
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
