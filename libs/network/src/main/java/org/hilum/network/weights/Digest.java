package org.hilum.network.weights;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, the name of a weight file. */
public final class Digest {

  private static final int SHORT = 12;

  private Digest() {}

  /** 64 lower-case hex digits. */
  public static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The first 12 digits, used in folder names and object keys. */
  public static String abbreviated(String digest) {
    return digest.substring(0, SHORT);
  }
}
