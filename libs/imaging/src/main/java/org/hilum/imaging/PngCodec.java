package org.hilum.imaging;

import static org.hilum.imaging.UnreadableException.unsupported;

import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Still PNG with 8 or 16 bits, gray or RGB, interlaced or not. */
final class PngCodec implements Codec {
  private static final JdkDecoder DECODER = JdkDecoder.of("png");
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  @Override
  public ImageFormat format() {
    return ImageFormat.PNG;
  }

  @Override
  public boolean recognises(byte[] bytes) {
    return bytes.length >= SIGNATURE.length
        && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  @Override
  public Picture open(byte[] bytes) throws UnreadableException {
    PngHeader header = header(bytes);
    PngChunk chunk = PngChunk.parse(bytes, SIGNATURE.length);
    while (!chunk.type().equals("IDAT") && !chunk.type().equals("IEND")) {
      requireOneOpaqueFrame(chunk);
      chunk = PngChunk.parse(bytes, chunk.end());
    }
    return new Picture(header.size(), step -> decode(bytes, header, step));
  }

  private static GrayImage decode(byte[] bytes, PngHeader header, int step)
      throws UnreadableException {
    Raster raster = DECODER.raster(pixelsOf(bytes), step);
    if (header.hasAlpha()) {
      Intensities.requireOpaque(raster, header.alphaBand());
    }
    return header.isColour() ? Intensities.ofRgb(raster) : Intensities.ofFirstBand(raster);
  }

  private static PngHeader header(byte[] bytes) throws UnreadableException {
    PngHeader header = PngHeader.parse(bytes, PngChunk.parse(bytes, SIGNATURE.length));
    header.requireSupportedPixels();
    return header;
  }

  /** The file without profiles, gamma, text and EXIF, so that no decoder can apply them. */
  private static byte[] pixelsOf(byte[] bytes) throws UnreadableException {
    ByteArrayOutputStream file = new ByteArrayOutputStream(bytes.length);
    file.writeBytes(SIGNATURE);
    PngChunk chunk = PngChunk.parse(bytes, SIGNATURE.length);
    while (!chunk.type().equals("IEND")) {
      requireOneOpaqueFrame(chunk);
      if (chunk.type().equals("IHDR") || chunk.type().equals("IDAT")) {
        file.write(bytes, chunk.start(), chunk.end() - chunk.start());
      }
      chunk = PngChunk.parse(bytes, chunk.end());
    }
    file.write(bytes, chunk.start(), chunk.end() - chunk.start());
    return file.toByteArray();
  }

  private static void requireOneOpaqueFrame(PngChunk chunk) throws UnreadableException {
    if (chunk.type().equals("acTL")) {
      throw unsupported("animated PNG");
    }
    if (chunk.type().equals("tRNS")) {
      throw unsupported("transparent pixels");
    }
  }
}
