package org.hilum.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The gateway's secrets, each drawn once for a data directory: a new one would give patients new
 * names, or lose what was sealed.
 */
enum GatewayKey {
  PSEUDONYM("pseudonym.key", "HILUM_PSEUDONYM_KEY"),
  IDENTITY("identity.key", "HILUM_IDENTITY_KEY");

  private static final int BYTES = 32;

  private final String fileName;
  private final String variable;

  GatewayKey(String fileName, String variable) {
    this.fileName = fileName;
    this.variable = variable;
  }

  /** Of the gateway's environment. */
  String variable() {
    return variable;
  }

  String of(Path data) {
    Path file = data.resolve(fileName);
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
