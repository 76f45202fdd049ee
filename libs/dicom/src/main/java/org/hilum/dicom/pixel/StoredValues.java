package org.hilum.dicom.pixel;

/** What the stored bits of samples say (PS3.5 8.1.1). Works in place. */
final class StoredValues {
  private StoredValues() {}

  /** Takes away what else is in the allocated bits, such as overlays, and extends the sign. */
  static short[] ofNative(ImagePixelModule module, short[] samples) {
    int unused = module.highBit() + 1 - module.bitsStored();
    int above = Integer.SIZE - module.bitsStored();
    for (int i = 0; i < samples.length; i++) {
      int bits = (samples[i] & 0xFFFF) >>> unused << above;
      samples[i] = (short) (module.isSigned() ? bits >> above : bits >>> above);
    }
    return samples;
  }

  /** A lossy decoder may go beyond what was stored; beyond white is white. */
  static short[] ofDecoded(ImagePixelModule module, short[] samples) {
    int above = Integer.SIZE - module.bitsStored();
    int most = module.storedMask();
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          (short)
              (module.isSigned()
                  ? samples[i] << above >> above
                  : Math.min(samples[i] & 0xFFFF, most));
    }
    return samples;
  }
}
