package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/** The data of a scan, divided by restart markers into intervals (ITU-T T.81, B.1.1.5, E.1.4). */
final class EntropyCodedData {
  /** What tells a marker from data in JPEG: FF00 is the byte FF. */
  static final int JPEG = 0xFF;

  /** What tells a marker from data in JPEG-LS (T.87, A.1): FF is followed by seven bits. */
  static final int JPEG_LS = 0x80;

  private final byte[] bytes;
  private final int stuffing;
  private int start;
  private int end;
  private int expected = MarkerSegment.RST0;

  EntropyCodedData(byte[] bytes, int start, int stuffing) {
    this.bytes = bytes;
    this.stuffing = stuffing;
    this.start = start;
    this.end = endOfInterval(start);
  }

  byte[] bytes() {
    return bytes;
  }

  /** Where the current interval begins. */
  int start() {
    return start;
  }

  /** One past its last byte. */
  int end() {
    return end;
  }

  /** Moves past the next restart marker, which must be the one whose turn it is. */
  void restart() throws DamagedFrameException {
    if (markerAt(end) != expected) {
      throw damaged("restart marker FF%02X is missing at byte %d", expected, end);
    }
    expected = expected == MarkerSegment.RST7 ? MarkerSegment.RST0 : expected + 1;
    start = afterMarker(end);
    end = endOfInterval(start);
  }

  /** Where the first marker lies that belongs to what follows the scan. */
  int endOfScan() {
    int at = end;
    while (markerAt(at) >= MarkerSegment.RST0 && markerAt(at) <= MarkerSegment.RST7) {
      at = endOfInterval(afterMarker(at));
    }
    return at;
  }

  private int endOfInterval(int from) {
    int at = from;
    while (at + 1 < bytes.length && (bytes[at] != (byte) 0xFF || (bytes[at + 1] & stuffing) == 0)) {
      at++;
    }
    return at + 1 < bytes.length ? at : bytes.length;
  }

  private int afterMarker(int at) {
    int code = at;
    while (code < bytes.length && bytes[code] == (byte) 0xFF) {
      code++;
    }
    return Math.min(code + 1, bytes.length);
  }

  private int markerAt(int at) {
    int after = afterMarker(at);
    return after > at + 1 ? bytes[after - 1] & 0xFF : 0;
  }
}
