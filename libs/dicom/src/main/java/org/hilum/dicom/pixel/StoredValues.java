package org.hilum.dicom.pixel;

import org.hilum.dicom.codec.Samples;

/**
 * What the stored bits of samples say (PS3.5 8.1.1). Works in place.
 *
 * <p>Of a codestream that has room for the high bit, a sample is all that is allocated, as in
 * native pixels; of one that has not, it is the stored value alone (PS3.5 8.2).
 */
final class StoredValues {
  private StoredValues() {}

  /** Takes away what else is in the allocated bits, such as overlays, and extends the sign. */
  static Samples ofLossless(ImagePixelModule module, Samples samples) {
    short[] values = samples.values();
    int unused = unused(module, samples);
    int above = Integer.SIZE - module.bitsStored();
    for (int i = 0; i < values.length; i++) {
      int bits = (values[i] & 0xFFFF) >>> unused << above;
      values[i] = (short) (module.isSigned() ? bits >> above : bits >>> above);
    }
    return samples;
  }

  /**
   * A lossy decoder may go beyond what was stored, beyond white is white: bits above the stored
   * ones are no overlay, as none would have survived.
   */
  static Samples ofLossy(ImagePixelModule module, Samples samples) {
    short[] values = samples.values();
    int unused = unused(module, samples);
    int above = Integer.SIZE - Math.max(samples.precision(), module.bitsStored());
    int least = module.isSigned() ? -(1 << module.bitsStored() - 1) : 0;
    int greatest = least + module.storedMask();
    for (int i = 0; i < values.length; i++) {
      int value = module.isSigned() ? values[i] << above >> above : values[i] & 0xFFFF;
      values[i] = (short) Math.max(least, Math.min(greatest, value >> unused));
    }
    return samples;
  }

  /** Bits below the stored ones. */
  private static int unused(ImagePixelModule module, Samples samples) {
    return samples.precision() > module.highBit() ? module.lowestBit() : 0;
  }
}
