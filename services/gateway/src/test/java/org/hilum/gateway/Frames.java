package org.hilum.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.hilum.dicom.file.TransferSyntax;

/**
 * Frames that can be taken apart as those of their syntax, which is all that the gateway does with
 * them. Their samples are whatever bytes there are.
 */
final class Frames {
  private static final int RLE_HEADER = 64;
  private static final int LONGEST_RUN = 128;

  private Frames() {}

  /**
   * @param words of 16 bits, little endian
   */
  static byte[] of(TransferSyntax syntax, byte[] words) {
    byte[] frame =
        switch (syntax) {
          case RLE -> rle(words);
          case JPEG_2000, JPEG_2000_LOSSLESS -> jpeg2000(words);
          default -> jpeg(words);
        };
    return Arrays.copyOf(frame, frame.length + frame.length % 2);
  }

  /** Nothing but one scan (ISO/IEC 10918-1 B.2). */
  private static byte[] jpeg(byte[] words) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(marker(0xD8));
    frame.writeBytes(marker(0xDA, 0, 2));
    for (byte each : words) {
      frame.write(each);
      if (each == (byte) 0xFF) {
        frame.write(0);
      }
    }
    frame.writeBytes(marker(0xD9));
    return frame.toByteArray();
  }

  /** One tile-part (ISO/IEC 15444-1 A.3). */
  private static byte[] jpeg2000(byte[] words) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(marker(0x4F));
    frame.writeBytes(marker(0x51, 0, 2));
    frame.writeBytes(marker(0x90, 0, 10, 0, 0));
    frame.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(14 + words.length).array());
    frame.writeBytes(new byte[] {0, 1});
    frame.writeBytes(marker(0x93));
    frame.writeBytes(words);
    frame.writeBytes(marker(0xD9));
    return frame.toByteArray();
  }

  /** Without any run (PS3.5 annex G): high bytes, then low bytes. */
  private static byte[] rle(byte[] words) {
    int segment = words.length / 2 + words.length / 2 / LONGEST_RUN;
    ByteBuffer frame = ByteBuffer.allocate(RLE_HEADER + 2 * segment).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(2).putInt(RLE_HEADER).putInt(RLE_HEADER + segment).position(RLE_HEADER);
    for (int first : new int[] {1, 0}) {
      for (int i = first; i < words.length; i += 2) {
        if (i / 2 % LONGEST_RUN == 0) {
          frame.put((byte) (LONGEST_RUN - 1));
        }
        frame.put(words[i]);
      }
    }
    return frame.array();
  }

  private static byte[] marker(int... bytes) {
    byte[] marker = new byte[bytes.length + 1];
    marker[0] = (byte) 0xFF;
    for (int i = 0; i < bytes.length; i++) {
      marker[i + 1] = (byte) bytes[i];
    }
    return marker;
  }
}
