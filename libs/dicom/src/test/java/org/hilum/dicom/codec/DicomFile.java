package org.hilum.dicom.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** As much of a DICOM file in explicit little endian as a codec's test needs: one frame. */
record DicomFile(byte[] bytes) {
  private static final int FRAGMENT = 0xE000FFFE;

  static DicomFile read(Path path) {
    try {
      return new DicomFile(Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  String transferSyntax() {
    int at = lastBefore(tag(0x0002, 0x0010, "UI"), bytes.length);
    int length = little(at).getShort(at + 6);
    return new String(bytes, at + 8, length, StandardCharsets.US_ASCII).trim();
  }

  FrameFormat format() {
    return new FrameFormat(
        number(0x0010),
        number(0x0011),
        number(0x0002),
        number(0x0100),
        number(0x0101),
        number(0x0103) == 1);
  }

  /** All fragments after the offset table. */
  byte[] frame() {
    int at = pixelData() + 12;
    ByteBuffer buffer = little(at);
    at += 8 + buffer.getInt(at + 4);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    while (buffer.getInt(at) == FRAGMENT) {
      int length = buffer.getInt(at + 4);
      frame.write(bytes, at + 8, length);
      at += 8 + length;
    }
    return frame.toByteArray();
  }

  /** Pixel cells that are not compressed. */
  byte[] nativeCells() {
    int at = pixelData();
    int length = little(at).getInt(at + 8);
    return Arrays.copyOfRange(bytes, at + 12, at + 12 + length);
  }

  private int pixelData() {
    int words = lastBefore(tag(0x7FE0, 0x0010, "OW"), bytes.length);
    return words >= 0 ? words : lastBefore(tag(0x7FE0, 0x0010, "OB"), bytes.length);
  }

  /** An unsigned short of the group that describes the image; the last: icons come before. */
  private int number(int element) {
    int at = lastBefore(tag(0x0028, element, "US"), pixelData());
    return little(at).getShort(at + 8) & 0xFFFF;
  }

  private ByteBuffer little(int at) {
    if (at < 0) {
      throw new IllegalStateException("the file has no such element");
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] tag(int group, int element, String type) {
    return new byte[] {
      (byte) group,
      (byte) (group >> 8),
      (byte) element,
      (byte) (element >> 8),
      (byte) type.charAt(0),
      (byte) type.charAt(1)
    };
  }

  private int lastBefore(byte[] tag, int end) {
    int at = end - tag.length;
    while (at >= 0 && !Arrays.equals(bytes, at, at + 6, tag, 0, 6)) {
      at--;
    }
    return at;
  }
}
