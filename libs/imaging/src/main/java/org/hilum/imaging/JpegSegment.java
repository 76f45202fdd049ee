package org.hilum.imaging;

/**
 * One marker of a JPEG file with what belongs to it (ITU-T T.81, annex B).
 *
 * @param marker second byte of the marker
 * @param start where the marker's first byte lies in the file
 * @param payload where its parameters begin, after their length
 * @param end one past its last byte; for a scan, past its entropy-coded data
 */
record JpegSegment(int marker, int start, int payload, int end) {
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
  static final int APP0 = 0xE0;
  static final int APP14 = 0xEE;

  boolean isFrame() {
    return marker >= 0xC0 && marker <= 0xCF && marker != DHT && marker != JPG && marker != DAC;
  }

  /** Needed to decode pixels; the rest is metadata. */
  boolean bearsPixels() {
    return isFrame() || marker == DHT || marker == DQT || marker == DRI || marker == SOS;
  }

  int length() {
    return end - payload;
  }
}
