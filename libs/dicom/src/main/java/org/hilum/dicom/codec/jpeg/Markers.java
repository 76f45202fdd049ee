package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/**
 * Walks the marker segments of a JPEG or JPEG-LS codestream (ITU-T T.81, annex B). Entropy-coded
 * data are stepped over by whoever reads a scan.
 */
final class Markers {
  private final byte[] frame;
  private int position = 2;

  Markers(byte[] frame) throws DamagedFrameException {
    if (frame.length < 4 || frame[0] != (byte) 0xFF || frame[1] != (byte) MarkerSegment.SOI) {
      throw damaged("the frame does not begin as a JPEG does");
    }
    this.frame = frame;
  }

  int position() {
    return position;
  }

  void moveTo(int position) {
    this.position = position;
  }

  /** The next segment; EOI has no parameters. */
  MarkerSegment next() throws DamagedFrameException {
    int marker = marker();
    if (marker == MarkerSegment.EOI) {
      return new MarkerSegment(frame, marker, position, position);
    }
    int start = position + 2;
    int end = start <= frame.length ? position + unsigned16() : 0;
    if (end < start || end > frame.length) {
      throw damaged("the JPEG segment FF%02X at byte %d reaches past the end", marker, position);
    }
    position = end;
    return new MarkerSegment(frame, marker, start, end);
  }

  private int marker() throws DamagedFrameException {
    if (unsigned8() != 0xFF) {
      throw damaged("no JPEG marker at byte %d", position - 1);
    }
    int value = 0xFF;
    while (value == 0xFF) { // fill bytes
      value = unsigned8();
    }
    if (value < MarkerSegment.SOF0 || value >= MarkerSegment.RST0 && value <= MarkerSegment.SOI) {
      throw damaged("a misplaced JPEG marker FF%02X at byte %d", value, position - 2);
    }
    return value;
  }

  private int unsigned8() throws DamagedFrameException {
    if (position >= frame.length) {
      throw damaged("the JPEG ends at byte %d, before its last scan", frame.length);
    }
    return frame[position++] & 0xFF;
  }

  private int unsigned16() {
    return (frame[position] & 0xFF) << 8 | frame[position + 1] & 0xFF;
  }
}
