package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/**
 * A scan header (ITU-T T.81, B.2.3; T.87, C.2.3).
 *
 * @param components indices of its components in the frame header
 * @param tables for each of them the four bits of its DC and the four of its AC table; in JPEG-LS
 *     the number of a mapping table
 * @param first start of spectral selection, predictor, or NEAR of JPEG-LS
 * @param last end of spectral selection, or interleave mode of JPEG-LS
 * @param approximation high and low bit positions; the low ones are the point transform
 * @param data where its entropy-coded data begin
 */
record ScanHeader(
    int[] components, int[] tables, int first, int last, int approximation, int data) {
  static ScanHeader parse(MarkerSegment segment, FrameHeader frame) throws DamagedFrameException {
    int count = segment.unsigned8(0);
    if (count < 1 || segment.length() != 4 + 2 * count || count > frame.components().size()) {
      throw damaged("the JPEG scan header at byte %d contradicts itself", segment.start());
    }
    int[] components = new int[count];
    int[] tables = new int[count];
    for (int i = 0; i < count; i++) {
      components[i] = frame.indexOf(segment.unsigned8(1 + 2 * i));
      tables[i] = segment.unsigned8(2 + 2 * i);
    }
    int at = 1 + 2 * count;
    return new ScanHeader(
        components,
        tables,
        segment.unsigned8(at),
        segment.unsigned8(at + 1),
        segment.unsigned8(at + 2),
        segment.end());
  }

  int pointTransform() {
    return approximation & 15;
  }
}
