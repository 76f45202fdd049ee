package org.hilum.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Bytes to be stored, in pieces that follow one another, and the digest by which a store knows that
 * they came whole. Whoever hands pieces over changes them no more: they are not copied.
 */
public final class Payload {
  private final List<byte[]> pieces;
  private final byte[] sha256;

  private Payload(List<byte[]> pieces, byte[] sha256) {
    this.pieces = List.copyOf(pieces);
    this.sha256 = sha256;
  }

  public static Payload of(byte[] bytes) {
    return of(List.of(bytes));
  }

  public static Payload of(List<byte[]> pieces) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      pieces.forEach(sha256::update);
      return new Payload(pieces, sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** In bytes. */
  public long length() {
    return pieces.stream().mapToLong(piece -> piece.length).sum();
  }

  /** 64 lower-case hexadecimal digits. */
  public String sha256() {
    return HexFormat.of().formatHex(sha256);
  }

  /** The same digest as S3 writes its checksums. */
  String checksum() {
    return Base64.getEncoder().encodeToString(sha256);
  }

  List<byte[]> pieces() {
    return pieces;
  }
}
