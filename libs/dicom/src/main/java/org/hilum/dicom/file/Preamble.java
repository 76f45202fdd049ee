package org.hilum.dicom.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The 132 bytes that make a file one of PS3.10 (7.1). */
final class Preamble {
  static final int LENGTH = 128;
  static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);

  /** TIFF is not among them: PS3.10 names it as a use of the preamble. */
  private static final List<String> FOREIGN =
      List.of("MZ", "PK\003\004", "PK\005\006", "\177ELF", "#!", "%PDF");

  private Preamble() {}

  static void read(ByteInput in) throws IOException {
    byte[] preamble = orNone(in);
    if (!Arrays.equals(preamble, LENGTH, preamble.length, PREFIX, 0, PREFIX.length)) {
      throw none();
    }
    String beginning = new String(preamble, 0, LENGTH, StandardCharsets.ISO_8859_1);
    if (FOREIGN.stream().anyMatch(beginning::startsWith)) {
      throw new UnreadableException(
          Refusal.FOREIGN_PREAMBLE, 0, "the preamble is that of a program or an archive");
    }
  }

  private static byte[] orNone(ByteInput in) throws IOException {
    try {
      return in.bytes(LENGTH + PREFIX.length, "the preamble", 0);
    } catch (UnreadableException e) {
      throw none();
    }
  }

  private static UnreadableException none() {
    return new UnreadableException(Refusal.NO_PREAMBLE, LENGTH, "no DICM, as every DICOM file has");
  }
}
