package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/**
 * Preset parameters of JPEG-LS (ITU-T T.87, C.2.4.1.1); 0 stands for the default.
 *
 * @param largest MAXVAL
 * @param t1 first threshold of gradients
 * @param t2 second threshold
 * @param t3 third threshold
 * @param reset after how many samples a context's counts are halved
 */
record JpegLsPreset(int largest, int t1, int t2, int t3, int reset) {
  static final JpegLsPreset DEFAULTS = new JpegLsPreset(0, 0, 0, 0, 0);

  private static final int CODING_PARAMETERS = 1;

  static JpegLsPreset parse(MarkerSegment segment) throws DamagedFrameException {
    int type = segment.unsigned8(0);
    if (type != CODING_PARAMETERS) {
      // Mapping tables and oversized images, which DICOM has in other ways.
      throw damaged("the JPEG-LS frame has preset parameters of type %d, expected 1", type);
    }
    return new JpegLsPreset(
        segment.unsigned16(1),
        segment.unsigned16(3),
        segment.unsigned16(5),
        segment.unsigned16(7),
        segment.unsigned16(9));
  }
}
