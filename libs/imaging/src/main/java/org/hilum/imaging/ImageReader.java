package org.hilum.imaging;

import static org.hilum.imaging.Refusal.EMPTY;
import static org.hilum.imaging.Refusal.TOO_MANY_BYTES;
import static org.hilum.imaging.Refusal.TOO_MANY_PIXELS;
import static org.hilum.imaging.Refusal.TOO_SMALL;
import static org.hilum.imaging.Refusal.UNSUPPORTED_FORMAT;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Turns bytes into pixels within limits. Thread safe. */
public final class ImageReader {
  private final ImageLimits limits;
  private final List<Codec> codecs;

  public ImageReader(ImageLimits limits) {
    this(limits, EnumSet.allOf(ImageFormat.class));
  }

  /**
   * @param formats that are read; a file of another is {@link Refusal#UNSUPPORTED_FORMAT}
   */
  public ImageReader(ImageLimits limits, Set<ImageFormat> formats) {
    this.limits = limits;
    this.codecs =
        Stream.of(new JpegCodec(), new PngCodec(), new DicomCodec(limits))
            .filter(codec -> formats.contains(codec.format()))
            .toList();
  }

  /** Reads headers only: a file that passes may still turn out to be corrupt. */
  public Inspection inspect(byte[] bytes) {
    try {
      Codec codec = codecOf(bytes);
      Dimensions size = permitted(codec.open(bytes)).size();
      return new Inspection.Accepted(codec.format(), size.width(), size.height());
    } catch (UnreadableException e) {
      return new Inspection.Refused(e.reason(), e.getMessage());
    }
  }

  /** As large as the network needs it. */
  public Reading read(byte[] bytes) {
    return read(bytes, Sampling.ENOUGH);
  }

  /**
   * @param enough pixels that the shorter side keeps; a side twice as long loses every second one
   */
  public Reading read(byte[] bytes, int enough) {
    try {
      Codec codec = codecOf(bytes);
      Picture picture = permitted(codec.open(bytes));
      int step = Sampling.step(picture.size(), enough);
      return new Reading.Readable(codec.format(), picture.decoder().image(step));
    } catch (UnreadableException e) {
      return new Reading.Refused(e.reason(), e.getMessage());
    }
  }

  private Codec codecOf(byte[] bytes) throws UnreadableException {
    if (bytes.length == 0) {
      throw new UnreadableException(EMPTY, "the file is empty");
    }
    if (bytes.length > limits.maxBytes()) {
      throw new UnreadableException(
          TOO_MANY_BYTES, "%d bytes exceed %d".formatted(bytes.length, limits.maxBytes()));
    }
    return codecs.stream()
        .filter(codec -> codec.recognises(bytes))
        .findFirst()
        .orElseThrow(
            () ->
                new UnreadableException(
                    UNSUPPORTED_FORMAT, "neither a JPEG, a PNG nor a DICOM file"));
  }

  private Picture permitted(Picture picture) throws UnreadableException {
    Dimensions size = picture.size();
    int shorter = Math.min(size.width(), size.height());
    int longer = Math.max(size.width(), size.height());
    if (longer > limits.maxSide() || (long) shorter * longer > limits.maxPixels()) {
      throw new UnreadableException(TOO_MANY_PIXELS, size + " pixels are too many");
    }
    if (shorter < limits.minSide()) {
      throw new UnreadableException(
          TOO_SMALL, "%s pixels, expected %d a side".formatted(size, limits.minSide()));
    }
    return picture;
  }
}
