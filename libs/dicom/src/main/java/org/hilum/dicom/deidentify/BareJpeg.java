package org.hilum.dicom.deidentify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A frame of JPEG or JPEG-LS (ISO/IEC 10918-1 annex B, 14495-1 annex C). */
final class BareJpeg {
  static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int FIRST_FRAME = 0xC0;
  private static final int LAST_FRAME = 0xCF;
  private static final int FIRST_RESTART = 0xD0;
  private static final int LAST_RESTART = 0xD7;
  private static final int LAST_TABLE = 0xDF;
  private static final int FRAME_OF_LS = 0xF7;
  private static final int PRESETS_OF_LS = 0xF8;

  /** The segment that says which colours there are, and its length. */
  private static final int COLOURS = 0xEE;

  private static final int COLOURS_LENGTH = 14;
  private static final byte[] COLOURS_NAME = "Adobe".getBytes(StandardCharsets.US_ASCII);

  private final byte[] frame;
  private final SegmentCursor cursor;
  private final ByteArrayOutputStream out;

  private BareJpeg(byte[] frame) {
    this.frame = frame;
    this.cursor = new SegmentCursor(frame, 0);
    this.out = new ByteArrayOutputStream(frame.length);
  }

  static Optional<byte[]> of(byte[] frame) {
    BareJpeg bare = new BareJpeg(frame);
    return bare.isCopied() ? Optional.of(bare.out.toByteArray()) : Optional.empty();
  }

  private boolean isCopied() {
    cursor.copyTo(2, out);
    while (cursor.isAtMarker()) {
      int marker = cursor.marker();
      if (marker == END) {
        cursor.copyTo(cursor.at() + 2, out);
        return true;
      }
      if (marker == 0xFF) { // fill
        cursor.moveTo(cursor.at() + 1);
      } else if (marker < FIRST_FRAME || isRestart(marker) || !cursor.isAtSegment()) {
        return false;
      } else if (mayStay(marker)) {
        cursor.copySegment(out);
      } else {
        cursor.skipSegment();
      }
      if (marker == SCAN) {
        cursor.copyTo(endOfScan(), out);
      }
    }
    return false;
  }

  private boolean mayStay(int marker) {
    return marker <= LAST_FRAME
        || marker >= SCAN && marker <= LAST_TABLE
        || marker == FRAME_OF_LS
        || marker == PRESETS_OF_LS
        || marker == COLOURS && isAtColours();
  }

  private boolean isAtColours() {
    int name = cursor.at() + 4;
    return cursor.length() == COLOURS_LENGTH
        && Arrays.equals(
            frame, name, name + COLOURS_NAME.length, COLOURS_NAME, 0, COLOURS_NAME.length);
  }

  /** The next marker that is not within the scan: JPEG-LS stuffs bits, not bytes. */
  private int endOfScan() {
    SegmentCursor ahead = new SegmentCursor(frame, cursor.at());
    while (ahead.at() < frame.length && !endsScan(ahead)) {
      ahead.moveTo(ahead.at() + 1);
    }
    return ahead.at();
  }

  private static boolean endsScan(SegmentCursor ahead) {
    return ahead.isAtMarker()
        && ahead.marker() >= 0x80
        && ahead.marker() != 0xFF
        && !isRestart(ahead.marker());
  }

  private static boolean isRestart(int marker) {
    return marker >= FIRST_RESTART && marker <= LAST_RESTART;
  }
}
