package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/**
 * One marker of a JPEG codestream with its parameters (ITU-T T.81, B.1.1.4).
 *
 * @param marker second byte of the marker
 * @param start of the parameters in the frame, after their length
 * @param end one past the last parameter
 */
record MarkerSegment(byte[] frame, int marker, int start, int end) {
  static final int SOF0 = 0xC0;
  static final int SOF1 = 0xC1;
  static final int SOF3 = 0xC3;
  static final int DHT = 0xC4;
  static final int JPG = 0xC8;
  static final int DAC = 0xCC;
  static final int RST0 = 0xD0;
  static final int RST7 = 0xD7;
  static final int SOI = 0xD8;
  static final int EOI = 0xD9;
  static final int SOS = 0xDA;
  static final int DQT = 0xDB;
  static final int DRI = 0xDD;

  /** JPEG-LS: ITU-T T.87, C.1. */
  static final int SOF55 = 0xF7;

  static final int LSE = 0xF8;

  boolean isFrame() {
    return marker == SOF55
        || marker >= SOF0 && marker <= 0xCF && marker != DHT && marker != JPG && marker != DAC;
  }

  /** Needed to decode samples; the rest is metadata. */
  boolean isOfSamples() {
    return isFrame() || marker == DHT || marker == DQT || marker == DRI || marker == SOS;
  }

  int length() {
    return end - start;
  }

  /** A parameter of eight bits. */
  int unsigned8(int offset) throws DamagedFrameException {
    if (start + offset >= end) {
      throw damaged("the JPEG segment FF%02X at byte %d is too short", marker, start);
    }
    return frame[start + offset] & 0xFF;
  }

  /** A parameter of sixteen bits. */
  int unsigned16(int offset) throws DamagedFrameException {
    return unsigned8(offset) << 8 | unsigned8(offset + 1);
  }
}
