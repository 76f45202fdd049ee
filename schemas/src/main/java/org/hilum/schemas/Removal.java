package org.hilum.schemas;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * What was removed of one kind.
 *
 * @param kind a table, or the first part of keys in the object store
 * @param count how many
 * @param keysDigest SHA-256 of their keys in order, one a line: who kept the keys can compare, and
 *     nobody else learns them
 */
public record Removal(String kind, long count, String keysDigest) {
  /** Equal keys count once. */
  public static Removal of(String kind, Collection<String> keys) {
    TreeSet<String> ordered = new TreeSet<>(keys);
    String lines = String.join("\n", ordered);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));
      return new Removal(kind, ordered.size(), HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
