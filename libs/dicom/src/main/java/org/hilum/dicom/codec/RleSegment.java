package org.hilum.dicom.codec;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

/**
 * One byte of one sample of every pixel, in runs (PS3.5, G.3.1).
 *
 * @param start of the segment in the frame
 * @param end one past its last byte; padding may stand before it
 */
record RleSegment(byte[] frame, int start, int end) {
  /**
   * Adds a byte to each pixel's value. Ends with the last pixel: a segment can neither fill more
   * memory than the frame has nor leave pixels out.
   *
   * @param first index of the first pixel's value
   * @param step from a pixel's value to the next one's
   * @param shift where in the value the byte goes
   */
  void addTo(short[] values, int first, int step, int shift) throws DamagedFrameException {
    // Some encoders code the byte that makes native pixel data even, too.
    int padding = values.length / step % 2;
    int at = start;
    int to = first;
    while (to < values.length) {
      int control = at < end ? frame[at] : 0;
      boolean isRepeated = control < 0;
      int length = Math.abs(control) + 1;
      int last = at + (isRepeated ? 1 : length);
      if (last >= end) {
        throw damaged("the RLE segment at byte %d ends before its pixels", start);
      }
      if (control == -128) {
        at++;
        continue;
      }
      int remaining = (values.length - to + step - 1) / step;
      if (length > remaining + padding) {
        throw damaged("the RLE run at byte %d reaches past the last pixel", at);
      }
      int from = isRepeated ? last : at + 1;
      int stride = isRepeated ? 0 : 1;
      int count = Math.min(length, remaining);
      for (int i = 0; i < count; i++) {
        values[to + i * step] |= (short) ((frame[from + i * stride] & 0xFF) << shift);
      }
      to += count * step;
      at = last + 1;
    }
  }
}
