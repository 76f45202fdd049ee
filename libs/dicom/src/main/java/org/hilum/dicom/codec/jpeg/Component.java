package org.hilum.dicom.codec.jpeg;

import static org.hilum.dicom.codec.DamagedFrameException.damaged;

import org.hilum.dicom.codec.DamagedFrameException;

/**
 * A component of a frame header (ITU-T T.81, B.2.2).
 *
 * @param horizontal sampling factor, 1 to 4
 * @param vertical sampling factor, 1 to 4
 * @param quantization number of its quantization table
 */
record Component(int id, int horizontal, int vertical, int quantization) {
  void requireValid() throws DamagedFrameException {
    if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4 || quantization > 3) {
      throw damaged(
          "JPEG component %d has sampling factors %d, %d and quantization table %d",
          id, horizontal, vertical, quantization);
    }
  }
}
