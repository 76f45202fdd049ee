package org.hilum.dicom.pixel;

import org.hilum.dicom.codec.FrameFormat;

/**
 * The image pixel module (PS3.3 C.7.6.3), its values in agreement with each other.
 *
 * @param bitsAllocated 8 or 16
 * @param bitsStored 1 to bits allocated
 * @param highBit the highest bit stored, below bits allocated
 * @param isPlanar whether each sample has a plane of its own
 * @param frames at least 1
 */
public record ImagePixelModule(
    int rows,
    int columns,
    int samplesPerPixel,
    int bitsAllocated,
    int bitsStored,
    int highBit,
    boolean isSigned,
    PhotometricInterpretation photometric,
    boolean isPlanar,
    int frames,
    PixelAspect aspect) {

  int pixels() {
    return rows * columns;
  }

  int storedMask() {
    return (1 << bitsStored) - 1;
  }

  int lowestBit() {
    return highBit + 1 - bitsStored;
  }

  FrameFormat frameFormat() {
    return new FrameFormat(rows, columns, samplesPerPixel, bitsAllocated, bitsStored, isSigned);
  }
}
