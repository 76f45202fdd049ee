package org.hilum.dicom.codec.jpeg2000;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/**
 * One marker of a JPEG 2000 codestream with its parameters (ITU-T T.800, A.1.2).
 *
 * @param marker both bytes
 * @param start of the parameters in the frame, after their length
 * @param end one past the last parameter
 */
record MarkerSegment(byte[] frame, int marker, int start, int end) {
  static final int SOC = 0xFF4F;
  static final int SIZ = 0xFF51;
  static final int COD = 0xFF52;
  static final int COC = 0xFF53;
  static final int QCD = 0xFF5C;
  static final int QCC = 0xFF5D;
  static final int RGN = 0xFF5E;
  static final int POC = 0xFF5F;
  static final int PPM = 0xFF60;
  static final int PPT = 0xFF61;
  static final int SOT = 0xFF90;
  static final int SOD = 0xFF93;
  static final int EOC = 0xFFD9;

  /** The segment at a byte of the frame, which SOC, SOD and EOC are not. */
  static MarkerSegment at(byte[] frame, int position) throws DamagedFrameException {
    if (position + 4 > frame.length) {
      throw damaged("the JPEG 2000 codestream ends at byte %d, within its headers", frame.length);
    }
    MarkerSegment whole = new MarkerSegment(frame, 0, position, frame.length);
    int marker = whole.unsigned16(0);
    int length = whole.unsigned16(2);
    if (marker < 0xFF01 || length < 2 || length > frame.length - position - 2) {
      throw damaged("no segment of JPEG 2000 at byte %d", position);
    }
    return new MarkerSegment(frame, marker, position + 4, position + 2 + length);
  }

  static boolean isMarker(byte[] frame, int position, int marker) {
    return position + 2 <= frame.length
        && frame[position] == (byte) (marker >> 8)
        && frame[position + 1] == (byte) marker;
  }

  int length() {
    return end - start;
  }

  int unsigned8(int offset) throws DamagedFrameException {
    if (start + offset >= end) {
      throw damaged("the JPEG 2000 segment %04X at byte %d is too short", marker, start);
    }
    return frame[start + offset] & 0xFF;
  }

  int unsigned16(int offset) throws DamagedFrameException {
    return unsigned8(offset) << 8 | unsigned8(offset + 1);
  }

  /** Values of 2,147,483,648 and more, which no frame has, come as the largest int. */
  int unsigned32(int offset) throws DamagedFrameException {
    int value = unsigned16(offset) << 16 | unsigned16(offset + 2);
    return value < 0 ? Integer.MAX_VALUE : value;
  }
}
