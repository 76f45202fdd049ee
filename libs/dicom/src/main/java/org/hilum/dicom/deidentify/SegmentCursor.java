package org.hilum.dicom.deidentify;

import java.io.ByteArrayOutputStream;

/**
 * Walks the marker segments of a codestream and copies what may stay (ISO/IEC 10918-1 B.1.1,
 * 15444-1 A.1.2).
 */
final class SegmentCursor {
  private static final int MARKER_BYTES = 2;

  private final byte[] frame;
  private int at;

  SegmentCursor(byte[] frame, int at) {
    this.frame = frame;
    this.at = at;
  }

  int at() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  boolean isAtMarker() {
    return at + MARKER_BYTES <= frame.length && (frame[at] & 0xFF) == 0xFF;
  }

  boolean isAtMarker(int marker) {
    return isAtMarker() && marker() == marker;
  }

  /** Its second byte. */
  int marker() {
    return frame[at + 1] & 0xFF;
  }

  /** Of the parameters, the two bytes of the length among them; 0 where there is none. */
  int length() {
    return at + 2 * MARKER_BYTES > frame.length
        ? 0
        : (frame[at + 2] & 0xFF) << 8 | frame[at + 3] & 0xFF;
  }

  /** Whether here is a segment that ends within the frame. */
  boolean isAtSegment() {
    return isAtMarker() && length() >= 2 && at + MARKER_BYTES + length() <= frame.length;
  }

  void skipSegment() {
    at += MARKER_BYTES + length();
  }

  void copySegment(ByteArrayOutputStream out) {
    copyTo(at + MARKER_BYTES + length(), out);
  }

  /** Copies from here to this position, and goes there. */
  void copyTo(int end, ByteArrayOutputStream out) {
    out.write(frame, at, end - at);
    at = end;
  }
}
