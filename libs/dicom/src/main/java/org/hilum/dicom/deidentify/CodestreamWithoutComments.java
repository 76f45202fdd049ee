package org.hilum.dicom.deidentify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A compressed frame without its comments, without segments of applications, which may hold small
 * pictures and descriptions, and without what follows its end. Of JPEG and JPEG-LS (ISO/IEC 10918-1
 * annex B, 14495-1 annex C) and of the main header of JPEG 2000 (ISO/IEC 15444-1 annex A).
 */
final class CodestreamWithoutComments {
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int FIRST_RESTART = 0xD0;
  private static final int LAST_RESTART = 0xD7;
  private static final int FIRST_APPLICATION = 0xE0;
  private static final int LAST_APPLICATION = 0xEF;
  private static final int COMMENT = 0xFE;
  private static final int START_2000 = 0x4F;
  private static final int TILE_2000 = 0x90;
  private static final int COMMENT_2000 = 0x64;

  /** The segment that says which colours there are, and its length. */
  private static final int COLOURS = 0xEE;

  private static final int COLOURS_LENGTH = 14;
  private static final byte[] COLOURS_NAME = "Adobe".getBytes(StandardCharsets.US_ASCII);

  private final byte[] frame;
  private final ByteArrayOutputStream out;
  private int at = 2;

  private CodestreamWithoutComments(byte[] frame) {
    this.frame = frame;
    this.out = new ByteArrayOutputStream(frame.length);
  }

  /** What is no such frame, or is damaged, is left as it is. */
  static byte[] of(byte[] frame) {
    CodestreamWithoutComments bare = new CodestreamWithoutComments(frame);
    boolean isWhole =
        bare.isMarker(0)
            && switch (frame[1] & 0xFF) {
              case START -> bare.copyJpeg();
              case START_2000 -> bare.copyJpeg2000();
              default -> false;
            };
    return isWhole ? bare.out.toByteArray() : frame;
  }

  private boolean copyJpeg() {
    copy(0, 2);
    while (isMarker(at)) {
      int marker = frame[at + 1] & 0xFF;
      if (marker == END) {
        copy(at, at + 2);
        return true;
      }
      if (marker == 0xFF) { // fill
        at++;
      } else if (!copySegment(marker, mayStay(marker))) {
        return false;
      } else if (marker == SCAN) {
        copyScan();
      }
    }
    return false;
  }

  private boolean mayStay(int marker) {
    boolean isColours =
        marker == COLOURS
            && length() == COLOURS_LENGTH
            && at + 4 + COLOURS_NAME.length <= frame.length
            && Arrays.equals(
                frame, at + 4, at + 4 + COLOURS_NAME.length, COLOURS_NAME, 0, COLOURS_NAME.length);
    return isColours
        || marker != COMMENT && (marker < FIRST_APPLICATION || marker > LAST_APPLICATION);
  }

  /** To the next marker that is not within the scan: JPEG-LS stuffs bits, not bytes. */
  private void copyScan() {
    int from = at;
    while (at < frame.length && !endsScan()) {
      at++;
    }
    copy(from, at);
  }

  private boolean endsScan() {
    if (!isMarker(at)) {
      return false;
    }
    int marker = frame[at + 1] & 0xFF;
    return marker >= 0x80 && marker != 0xFF && (marker < FIRST_RESTART || marker > LAST_RESTART);
  }

  /** Offsets within tiles do not change. */
  private boolean copyJpeg2000() {
    copy(0, 2);
    while (isMarker(at)) {
      int marker = frame[at + 1] & 0xFF;
      if (marker == TILE_2000) {
        copy(at, frame.length);
        return true;
      }
      if (!copySegment(marker, marker != COMMENT_2000)) {
        return false;
      }
    }
    return false;
  }

  private boolean copySegment(int marker, boolean stays) {
    int end = at + 2 + length();
    if (marker < START_2000 || length() < 2 || end > frame.length) {
      return false;
    }
    if (stays) {
      copy(at, end);
    }
    at = end;
    return true;
  }

  private int length() {
    return at + 4 > frame.length ? 0 : (frame[at + 2] & 0xFF) << 8 | frame[at + 3] & 0xFF;
  }

  private boolean isMarker(int offset) {
    return offset + 2 <= frame.length && (frame[offset] & 0xFF) == 0xFF;
  }

  private void copy(int from, int to) {
    out.write(frame, from, to - from);
  }
}
