package org.hilum.dicom.deidentify;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/**
 * A frame of JPEG 2000 (ISO/IEC 15444-1 annex A). Where the header of a tile-part becomes shorter,
 * so do the lengths that are told of it: its own is written anew, the list of all, which nobody
 * needs, goes.
 */
final class BareJpeg2000 {
  static final int START = 0x4F;
  private static final int TILE_PART = 0x90;
  private static final int DATA = 0x93;
  private static final int END = 0xD9;
  private static final int LENGTHS = 0x55;

  /** Size, coding, quantization, progression, lengths, packed headers, registration. */
  private static final Set<Integer> KEPT =
      Set.of(
          0x50, 0x51, 0x52, 0x53, LENGTHS, 0x56, 0x57, 0x58, 0x59, 0x5C, 0x5D, 0x5E, 0x5F, 0x60,
          0x61, 0x63);

  private static final int TILE_PART_LENGTH = 10;
  private static final int TILE_PART_BYTES = 2 + TILE_PART_LENGTH;

  /** Of a tile-part's length within it. */
  private static final int LENGTH_OFFSET = 6;

  private final byte[] frame;
  private final boolean keepsLengths;
  private final SegmentCursor cursor;
  private final ByteArrayOutputStream out;
  private boolean isAnyPartShorter;

  private BareJpeg2000(byte[] frame, boolean keepsLengths) {
    this.frame = frame;
    this.keepsLengths = keepsLengths;
    this.cursor = new SegmentCursor(frame, 0);
    this.out = new ByteArrayOutputStream(frame.length);
  }

  static Optional<byte[]> of(byte[] frame) {
    BareJpeg2000 bare = new BareJpeg2000(frame, true);
    boolean isCopied = bare.isCopied();
    if (isCopied && bare.isAnyPartShorter) {
      bare = new BareJpeg2000(frame, false);
      isCopied = bare.isCopied();
    }
    return isCopied ? Optional.of(bare.out.toByteArray()) : Optional.empty();
  }

  private boolean isCopied() {
    cursor.copyTo(2, out);
    while (cursor.isAtSegment() && cursor.marker() != TILE_PART) {
      copyOrSkip(out);
    }
    return cursor.isAtMarker(TILE_PART) && copiesTiles();
  }

  private void copyOrSkip(ByteArrayOutputStream out) {
    int marker = cursor.marker();
    if (KEPT.contains(marker) && (keepsLengths || marker != LENGTHS)) {
      cursor.copySegment(out);
    } else {
      cursor.skipSegment();
    }
  }

  private boolean copiesTiles() {
    while (cursor.isAtMarker(TILE_PART)) {
      if (!cursor.isAtSegment() || cursor.length() != TILE_PART_LENGTH || !copiesTilePart()) {
        return false;
      }
    }
    boolean isAtEnd = cursor.isAtMarker(END);
    if (isAtEnd) {
      cursor.copyTo(cursor.at() + 2, out);
    }
    return isAtEnd;
  }

  private boolean copiesTilePart() {
    int start = cursor.at();
    long told = ByteBuffer.wrap(frame).getInt(start + LENGTH_OFFSET) & 0xFFFF_FFFFL;
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    cursor.copyTo(start + TILE_PART_BYTES, part);
    while (cursor.isAtSegment() && cursor.marker() != DATA) {
      copyOrSkip(part);
    }
    if (!cursor.isAtMarker(DATA)) {
      return false;
    }
    long end = told == 0 ? endOfCodestream() : start + told;
    if (end < cursor.at() + 2 || end > frame.length) {
      return false;
    }
    cursor.copyTo((int) end, part);
    ByteBuffer copied = ByteBuffer.wrap(part.toByteArray());
    if (told != 0) {
      copied.putInt(LENGTH_OFFSET, copied.capacity());
      isAnyPartShorter |= copied.capacity() < told;
    }
    out.writeBytes(copied.array());
    return true;
  }

  /** The last tile-part may leave its length out: no data look like the end (B.10.1, D.4.1). */
  private int endOfCodestream() {
    SegmentCursor ahead = new SegmentCursor(frame, cursor.at() + 2);
    while (ahead.at() < frame.length && !ahead.isAtMarker(END)) {
      ahead.moveTo(ahead.at() + 1);
    }
    return ahead.at();
  }
}
