package org.hilum.imaging;

import static org.hilum.imaging.UnreadableException.corrupt;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A JPEG reduced to what its pixels need. EXIF, ICC profiles, thumbnails and comments never reach
 * the decoder, so it can neither apply nor stumble over them.
 *
 * @param colour what the components mean
 * @param file a complete JPEG file
 */
record JpegPixels(JpegColour colour, byte[] file) {
  /** Real files have about ten; thousands of empty scans would keep a decoder busy for hours. */
  private static final int MOST_SCANS = 100;

  static JpegPixels of(byte[] bytes, JpegFrame frame) throws UnreadableException {
    List<JpegSegment> pixels = new ArrayList<>();
    List<JpegSegment> applicationData = new ArrayList<>();
    JpegMarkers markers = new JpegMarkers(bytes);
    JpegSegment segment = markers.next();
    while (segment.marker() != JpegSegment.EOI) {
      (segment.bearsPixels() ? pixels : applicationData).add(segment);
      segment = markers.next();
    }
    requireFewScans(pixels);
    JpegColour colour = JpegColour.of(frame, applicationData, bytes);
    return new JpegPixels(colour, assemble(bytes, colour, pixels));
  }

  private static void requireFewScans(List<JpegSegment> pixels) throws UnreadableException {
    long scans = pixels.stream().filter(it -> it.marker() == JpegSegment.SOS).count();
    if (scans == 0 || scans > MOST_SCANS) {
      throw corrupt("%d scans in a JPEG, expected 1 to %d".formatted(scans, MOST_SCANS));
    }
  }

  private static byte[] assemble(byte[] bytes, JpegColour colour, List<JpegSegment> pixels) {
    ByteArrayOutputStream file = new ByteArrayOutputStream(bytes.length);
    file.write(0xFF);
    file.write(JpegSegment.SOI);
    file.writeBytes(colour.declaration());
    for (JpegSegment segment : pixels) {
      file.write(bytes, segment.start(), segment.end() - segment.start());
    }
    file.write(0xFF);
    file.write(JpegSegment.EOI);
    return file.toByteArray();
  }
}
