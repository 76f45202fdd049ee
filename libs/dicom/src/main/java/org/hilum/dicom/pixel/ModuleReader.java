package org.hilum.dicom.pixel;

import static org.hilum.dicom.pixel.UnshowableException.malformed;

import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;

/** Reads the image pixel module of a data set and checks it against itself and the limits. */
final class ModuleReader {
  private final PixelLimits limits;

  ModuleReader(PixelLimits limits) {
    this.limits = limits;
  }

  ImagePixelModule read(DataSet dataSet) throws UnshowableException {
    PhotometricInterpretation photometric = photometric(dataSet);
    int samples = required(dataSet, Tags.SAMPLES_PER_PIXEL);
    int planarConfiguration = samples == 1 ? 0 : optional(dataSet, Tags.PLANAR_CONFIGURATION, 0);
    int representation = required(dataSet, Tags.PIXEL_REPRESENTATION);
    ImagePixelModule module =
        new ImagePixelModule(
            required(dataSet, Tags.ROWS),
            required(dataSet, Tags.COLUMNS),
            samples,
            required(dataSet, Tags.BITS_ALLOCATED),
            required(dataSet, Tags.BITS_STORED),
            required(dataSet, Tags.HIGH_BIT),
            representation == 1,
            photometric,
            planarConfiguration == 1,
            optional(dataSet, Tags.NUMBER_OF_FRAMES, 1),
            PixelAspect.of(dataSet));
    requireFlag(Tags.PIXEL_REPRESENTATION, representation);
    requireFlag(Tags.PLANAR_CONFIGURATION, planarConfiguration);
    requireSize(module);
    requireBits(module);
    requireSamples(module);
    return module;
  }

  private void requireSize(ImagePixelModule module) throws UnshowableException {
    int longer = Math.max(module.rows(), module.columns());
    if (Math.min(module.rows(), module.columns()) < 1) {
      throw malformed("%d rows of %d pixels".formatted(module.rows(), module.columns()));
    }
    if (longer > limits.maxSide() || (long) module.rows() * module.columns() > limits.maxPixels()) {
      throw new UnshowableException(
          PixelRefusal.TOO_MANY_PIXELS,
          "%d rows of %d pixels are too many".formatted(module.rows(), module.columns()));
    }
    if (module.frames() < 1) {
      throw malformed("%d frames".formatted(module.frames()));
    }
    if (module.frames() > limits.maxFrames()) {
      throw new UnshowableException(
          PixelRefusal.TOO_MANY_FRAMES,
          "%d frames exceed %d".formatted(module.frames(), limits.maxFrames()));
    }
  }

  private static void requireBits(ImagePixelModule module) throws UnshowableException {
    int allocated = module.bitsAllocated();
    if (allocated != 8 && allocated != 16) {
      throw new UnshowableException(
          PixelRefusal.UNSUPPORTED_PIXELS,
          "%d bits allocated for a sample, expected 8 or 16".formatted(allocated));
    }
    if (module.bitsStored() < 1
        || module.bitsStored() > allocated
        || module.highBit() < module.bitsStored() - 1
        || module.highBit() >= allocated) {
      throw malformed(
          "%d bits stored up to bit %d of %d bits allocated"
              .formatted(module.bitsStored(), module.highBit(), allocated));
    }
  }

  private static void requireSamples(ImagePixelModule module) throws UnshowableException {
    PhotometricInterpretation photometric = module.photometric();
    if (module.samplesPerPixel() != photometric.samplesPerPixel()) {
      throw malformed(
          "%d samples per pixel of %s".formatted(module.samplesPerPixel(), photometric));
    }
    if (module.isSigned() && !photometric.isMonochrome()) {
      throw malformed("signed samples of " + photometric);
    }
  }

  private static void requireFlag(Tag tag, int value) throws UnshowableException {
    if (value != 0 && value != 1) {
      throw malformed("%s is %d, expected 0 or 1".formatted(tag, value));
    }
  }

  private static PhotometricInterpretation photometric(DataSet dataSet) throws UnshowableException {
    String term =
        dataSet
            .text(Tags.PHOTOMETRIC_INTERPRETATION)
            .orElseThrow(() -> malformed("no " + Tags.PHOTOMETRIC_INTERPRETATION));
    return PhotometricInterpretation.of(term)
        .orElseThrow(
            () ->
                new UnshowableException(
                    PixelRefusal.UNSUPPORTED_PIXELS, "an unknown photometric interpretation"));
  }

  private static int required(DataSet dataSet, Tag tag) throws UnshowableException {
    return dataSet.integer(tag).orElseThrow(() -> malformed("no number in " + tag));
  }

  private static int optional(DataSet dataSet, Tag tag, int otherwise) throws UnshowableException {
    return dataSet.has(tag) ? required(dataSet, tag) : otherwise;
  }
}
