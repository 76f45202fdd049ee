package org.hilum.imaging;

import static org.hilum.imaging.UnreadableException.corrupt;
import static org.hilum.imaging.UnreadableException.unsupported;

import java.nio.ByteBuffer;

/**
 * The IHDR chunk (W3C PNG, section 11.2.1).
 *
 * @param bitDepth bits per sample
 * @param colourType 0 gray, 2 RGB, 3 palette, 4 gray and alpha, 6 RGB and alpha
 */
record PngHeader(Dimensions size, int bitDepth, int colourType) {
  private static final int LENGTH = 13;
  private static final int GRAY = 0;
  private static final int RGB = 2;
  private static final int GRAY_ALPHA = 4;
  private static final int RGB_ALPHA = 6;

  static PngHeader parse(byte[] bytes, PngChunk chunk) throws UnreadableException {
    if (!chunk.type().equals("IHDR") || chunk.dataLength() != LENGTH) {
      throw corrupt("the PNG does not begin with a header");
    }
    ByteBuffer data = ByteBuffer.wrap(bytes, chunk.data(), LENGTH);
    Dimensions size = new Dimensions(data.getInt(), data.getInt());
    if (size.width() < 1 || size.height() < 1) {
      throw corrupt("the PNG header claims " + size + " pixels");
    }
    return new PngHeader(size, data.get(), data.get());
  }

  void requireSupportedPixels() throws UnreadableException {
    if (bitDepth != 8 && bitDepth != 16) {
      throw unsupported("%d-bit PNG, expected 8 or 16 bits".formatted(bitDepth));
    }
    if (!isColour() && colourType != GRAY && colourType != GRAY_ALPHA) {
      throw unsupported("PNG of colour type %d, expected gray or RGB".formatted(colourType));
    }
  }

  boolean isColour() {
    return colourType == RGB || colourType == RGB_ALPHA;
  }

  boolean hasAlpha() {
    return colourType == GRAY_ALPHA || colourType == RGB_ALPHA;
  }

  int alphaBand() {
    return isColour() ? 3 : 1;
  }
}
