package org.hilum.imaging;

import static org.hilum.imaging.UnreadableException.corrupt;

import java.awt.image.Raster;

/** Baseline and progressive JPEG with 8 bits, gray or colour. */
final class JpegCodec implements Codec {
  private static final JdkDecoder DECODER = JdkDecoder.of("jpeg");

  @Override
  public ImageFormat format() {
    return ImageFormat.JPEG;
  }

  @Override
  public boolean recognises(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xFF
        && bytes[1] == (byte) JpegSegment.SOI
        && bytes[2] == (byte) 0xFF;
  }

  @Override
  public Picture open(byte[] bytes) throws UnreadableException {
    JpegFrame frame = frame(bytes);
    return new Picture(frame.size(), step -> decode(bytes, frame, step));
  }

  private static GrayImage decode(byte[] bytes, JpegFrame frame, int step)
      throws UnreadableException {
    JpegPixels pixels = JpegPixels.of(bytes, frame);
    Raster raster = DECODER.raster(pixels.file(), step);
    return pixels.colour() == JpegColour.RGB
        ? Intensities.ofRgb(raster)
        : Intensities.ofFirstBand(raster);
  }

  private static JpegFrame frame(byte[] bytes) throws UnreadableException {
    JpegMarkers markers = new JpegMarkers(bytes);
    JpegSegment segment = markers.next();
    while (!segment.isFrame()) {
      if (segment.marker() == JpegSegment.EOI || segment.marker() == JpegSegment.SOS) {
        throw corrupt("the JPEG has no frame header before its pixels");
      }
      segment = markers.next();
    }
    JpegFrame frame = JpegFrame.parse(bytes, segment);
    frame.requireSupportedPixels();
    return frame;
  }
}
