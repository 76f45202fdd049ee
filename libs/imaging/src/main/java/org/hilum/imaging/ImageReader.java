package org.hilum.imaging;

import static org.hilum.imaging.Refusal.EMPTY;
import static org.hilum.imaging.Refusal.TOO_MANY_BYTES;
import static org.hilum.imaging.Refusal.TOO_MANY_PIXELS;
import static org.hilum.imaging.Refusal.TOO_SMALL;
import static org.hilum.imaging.Refusal.UNSUPPORTED_FORMAT;

import java.util.List;

/** Turns bytes into pixels within limits. Thread safe. */
public final class ImageReader {
  private static final List<Codec> CODECS = List.of(new JpegCodec(), new PngCodec());

  private final ImageLimits limits;

  public ImageReader(ImageLimits limits) {
    this.limits = limits;
  }

  /** Reads headers only: a file that passes may still turn out to be corrupt. */
  public Inspection inspect(byte[] bytes) {
    try {
      Codec codec = codecOf(bytes);
      Dimensions size = permitted(codec.dimensions(bytes));
      return new Inspection.Accepted(codec.format(), size.width(), size.height());
    } catch (UnreadableException e) {
      return new Inspection.Refused(e.reason(), e.getMessage());
    }
  }

  public Reading read(byte[] bytes) {
    try {
      Codec codec = codecOf(bytes);
      permitted(codec.dimensions(bytes));
      return new Reading.Readable(codec.format(), codec.decode(bytes));
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
    return CODECS.stream()
        .filter(codec -> codec.recognises(bytes))
        .findFirst()
        .orElseThrow(() -> new UnreadableException(UNSUPPORTED_FORMAT, "neither a JPEG nor a PNG"));
  }

  private Dimensions permitted(Dimensions size) throws UnreadableException {
    int shorter = Math.min(size.width(), size.height());
    int longer = Math.max(size.width(), size.height());
    if (longer > limits.maxSide() || (long) shorter * longer > limits.maxPixels()) {
      throw new UnreadableException(TOO_MANY_PIXELS, size + " pixels are too many");
    }
    if (shorter < limits.minSide()) {
      throw new UnreadableException(
          TOO_SMALL, "%s pixels, expected %d a side".formatted(size, limits.minSide()));
    }
    return size;
  }
}
