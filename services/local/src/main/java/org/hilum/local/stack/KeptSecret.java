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
 * Secrets that are drawn once for a data directory and stay, each in a file that only its owner can
 * read.
 */
enum KeptSecret {
  /** The gateway's: a new one would give patients new names. */
  PSEUDONYM_KEY("pseudonym.key", 32),
  /** The gateway's too: without it results do not find their way back. */
  IDENTITY_KEY("identity.key", 32),
  /** Of the person who logs in; typed by hand, hence shorter. */
  PASSWORD("login.password", 10),
  /** Of the pages, towards the issuer of tokens. */
  PAGES_SECRET("pages.secret", 32),
  /** Of the commands, towards the issuer of tokens. */
  COMMANDS_SECRET("commands.secret", 32);

  private final String file;
  private final int bytes;

  KeptSecret(String file, int bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  String of(Path data) {
    Path kept = data.resolve(file);
    try {
      if (!Files.exists(kept)) {
        draw(kept);
      }
      return Files.readString(kept);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or write " + kept, e);
    }
  }

  private void draw(Path kept) throws IOException {
    byte[] secret = new byte[bytes];
    new SecureRandom().nextBytes(secret);
    Files.createFile(
        kept, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        kept,
        HexFormat.of().formatHex(secret),
        StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING);
  }
}
