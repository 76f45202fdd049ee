package org.hilum.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The gateway's key, drawn once for a data directory: a new one would give patients new names. */
final class PseudonymKey {
  private static final int BYTES = 32;

  private PseudonymKey() {}

  static String of(Path data) {
    Path file = data.resolve("pseudonym.key");
    try {
      if (!Files.exists(file)) {
        draw(file);
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or write " + file, e);
    }
  }

  private static void draw(Path file) throws IOException {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file,
        HexFormat.of().formatHex(key),
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }
}
