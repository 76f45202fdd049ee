package org.hilum.imaging;

import static org.hilum.imaging.UnreadableException.corrupt;

/** Walks the segments of a JPEG file from its start to its EOI marker. */
final class JpegMarkers {
  private final byte[] bytes;
  private int position = 2;

  /**
   * @param bytes a file that begins with SOI
   */
  JpegMarkers(byte[] bytes) {
    this.bytes = bytes;
  }

  JpegSegment next() throws UnreadableException {
    int start = position;
    int marker = marker();
    if (marker == JpegSegment.EOI) {
      return new JpegSegment(marker, start, position, position);
    }
    int payload = position + 2;
    int end = position + unsigned16(position);
    if (end < payload || end > bytes.length) {
      throw corrupt("the JPEG segment at byte %d reaches past the end".formatted(start));
    }
    position = marker == JpegSegment.SOS ? endOfEntropyCodedData(end) : end;
    return new JpegSegment(marker, start, payload, position);
  }

  private int marker() throws UnreadableException {
    int value = unsigned8(position++);
    if (value != 0xFF) {
      throw corrupt("no JPEG marker at byte %d".formatted(position - 1));
    }
    while (value == 0xFF) { // fill bytes
      value = unsigned8(position++);
    }
    if (value < 0xC0 || value >= JpegSegment.RST0 && value <= JpegSegment.SOI) {
      throw corrupt("a misplaced JPEG marker at byte %d".formatted(position - 1));
    }
    return value;
  }

  private int endOfEntropyCodedData(int from) throws UnreadableException {
    for (int at = from; at + 1 < bytes.length; at++) {
      if (bytes[at] == (byte) 0xFF && endsEntropyCodedData(bytes[at + 1] & 0xFF)) {
        return at;
      }
    }
    throw corrupt("the JPEG ends within its pixels");
  }

  private static boolean endsEntropyCodedData(int marker) {
    boolean isStuffing = marker == 0x00;
    boolean isRestart = marker >= JpegSegment.RST0 && marker <= JpegSegment.RST7;
    return !isStuffing && !isRestart && marker != 0xFF;
  }

  private int unsigned16(int at) throws UnreadableException {
    return unsigned8(at) << 8 | unsigned8(at + 1);
  }

  private int unsigned8(int at) throws UnreadableException {
    if (at >= bytes.length) {
      throw corrupt("the JPEG ends within its headers");
    }
    return bytes[at] & 0xFF;
  }
}
