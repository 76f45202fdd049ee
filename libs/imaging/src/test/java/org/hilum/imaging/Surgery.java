package org.hilum.imaging;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Alters valid files byte by byte. */
final class Surgery {
  private static final int PNG_HEADER_DATA = 16;
  private static final int AFTER_PNG_HEADER = 33;

  private Surgery() {}

  static byte[] insert(byte[] file, int at, byte[] piece) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, at);
    out.writeBytes(piece);
    out.write(file, at, file.length - at);
    return out.toByteArray();
  }

  static byte[] remove(byte[] file, int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, from);
    out.write(file, to, file.length - to);
    return out.toByteArray();
  }

  /** Where the first marker of this kind lies. */
  static int indexOfMarker(byte[] jpeg, int marker) {
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) marker) {
        return i;
      }
    }
    throw new AssertionError("no marker " + Integer.toHexString(marker));
  }

  static byte[] withJpegFrame(byte[] jpeg, int marker, int precision) {
    byte[] copy = jpeg.clone();
    int frame = indexOfMarker(jpeg, 0xC0);
    copy[frame + 1] = (byte) marker;
    copy[frame + 4] = (byte) precision;
    return copy;
  }

  static byte[] withJpegSize(byte[] jpeg, int width, int height) {
    byte[] copy = jpeg.clone();
    int frame = indexOfMarker(jpeg, 0xC0);
    ByteBuffer.wrap(copy).putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
    return copy;
  }

  static byte[] withApplicationData(byte[] jpeg, int marker, byte[] data) {
    ByteBuffer segment = ByteBuffer.allocate(4 + data.length);
    segment.put((byte) 0xFF).put((byte) marker).putShort((short) (2 + data.length)).put(data);
    return insert(jpeg, 2, segment.array());
  }

  /** Without JFIF, and with components named R, G, B instead of 1, 2, 3. */
  static byte[] declaredAsRgb(byte[] colourJpeg) {
    int application = indexOfMarker(colourJpeg, 0xE0);
    int length = ByteBuffer.wrap(colourJpeg).getShort(application + 2);
    byte[] jpeg = remove(colourJpeg, application, application + 2 + length);
    int frame = indexOfMarker(jpeg, 0xC0);
    int scan = indexOfMarker(jpeg, 0xDA);
    for (int i = 0; i < 3; i++) {
      jpeg[frame + 10 + 3 * i] = (byte) "RGB".charAt(i);
      jpeg[scan + 5 + 2 * i] = (byte) "RGB".charAt(i);
    }
    return jpeg;
  }

  /** Repeats the last scan of a progressive JPEG. */
  static byte[] withManyScans(byte[] progressive, int times) {
    int lastScan = 0;
    for (int i = 0; i + 1 < progressive.length; i++) {
      if (progressive[i] == (byte) 0xFF && progressive[i + 1] == (byte) 0xDA) {
        lastScan = i;
      }
    }
    byte[] scan = Arrays.copyOfRange(progressive, lastScan, progressive.length - 2);
    ByteArrayOutputStream repeated = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      repeated.writeBytes(scan);
    }
    return insert(progressive, progressive.length - 2, repeated.toByteArray());
  }

  static byte[] chunk(String type, byte[] data) {
    CRC32 crc = new CRC32();
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    crc.update(name);
    crc.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }

  static byte[] withChunk(byte[] png, String type, byte[] data) {
    return insert(png, AFTER_PNG_HEADER, chunk(type, data));
  }

  static byte[] withPngSize(byte[] png, int width, int height) {
    byte[] header = Arrays.copyOfRange(png, PNG_HEADER_DATA, PNG_HEADER_DATA + 13);
    ByteBuffer.wrap(header).putInt(width).putInt(height);
    byte[] rest = remove(png, 8, AFTER_PNG_HEADER);
    return insert(rest, 8, chunk("IHDR", header));
  }
}
