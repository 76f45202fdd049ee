package org.hilum.dicom.pixel;

/** The samples of the first frame of pixel data that are not compressed (PS3.5 8.2). */
final class NativeSamples {
  private final ImagePixelModule module;
  private final byte[] pixels;

  /**
   * @param pixels of all frames, little endian
   */
  NativeSamples(ImagePixelModule module, byte[] pixels) {
    this.module = module;
    this.pixels = pixels;
  }

  /** Those of a pixel side by side, whatever their order was. */
  short[] read() throws UnshowableException {
    requireAll();
    if (isShared()) {
      return unshared();
    }
    return module.isPlanar() ? interleaved() : inOrder((int) samples());
  }

  /** That there are as many bytes as the module says. */
  void requireAll() throws UnshowableException {
    long expected = samples() * module.frames() * (module.bitsAllocated() / Byte.SIZE);
    if (pixels.length < expected) {
      throw new UnshowableException(
          PixelRefusal.TRUNCATED_PIXELS,
          "%d bytes of pixels, expected %d".formatted(pixels.length, expected));
    }
  }

  private boolean isShared() {
    return module.photometric() == PhotometricInterpretation.YBR_FULL_422;
  }

  private long samples() {
    return (long) module.pixels() * module.photometric().nativeSamplesPerPixel();
  }

  private short[] inOrder(int count) {
    short[] samples = new short[count];
    if (module.bitsAllocated() == 8) {
      for (int i = 0; i < count; i++) {
        samples[i] = (short) (pixels[i] & 0xFF);
      }
    } else {
      for (int i = 0; i < count; i++) {
        samples[i] = (short) (pixels[2 * i] & 0xFF | pixels[2 * i + 1] << 8);
      }
    }
    return samples;
  }

  private short[] interleaved() {
    int planes = module.samplesPerPixel();
    short[] inPlanes = inOrder(module.pixels() * planes);
    short[] samples = new short[inPlanes.length];
    for (int i = 0; i < inPlanes.length; i++) {
      samples[i % module.pixels() * planes + i / module.pixels()] = inPlanes[i];
    }
    return samples;
  }

  /** From two luminances and one pair of chrominances for two pixels. */
  private short[] unshared() throws UnshowableException {
    if (module.bitsAllocated() != 8 || module.columns() % 2 != 0) {
      throw UnshowableException.malformed(
          "%d columns of %d bits that share chrominance"
              .formatted(module.columns(), module.bitsAllocated()));
    }
    short[] shared = inOrder(2 * module.pixels());
    short[] samples = new short[3 * module.pixels()];
    for (int pixel = 0; pixel < module.pixels(); pixel++) {
      int pair = pixel / 2 * 4;
      samples[3 * pixel] = shared[pair + pixel % 2];
      samples[3 * pixel + 1] = shared[pair + 2];
      samples[3 * pixel + 2] = shared[pair + 3];
    }
    return samples;
  }
}
