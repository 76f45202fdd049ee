package org.hilum.imaging;

import static org.hilum.imaging.UnreadableException.corrupt;
import static org.hilum.imaging.UnreadableException.unsupported;

import java.util.ArrayList;
import java.util.List;

/**
 * A frame header (ITU-T T.81, B.2.2).
 *
 * @param process low four bits of the SOF marker: 0 baseline, 1 extended, 2 progressive
 * @param precision bits per sample
 * @param size as claimed
 * @param componentIds identifiers of the components, in order
 */
record JpegFrame(int process, int precision, Dimensions size, List<Integer> componentIds) {
  private static final int FIXED_BYTES = 6;
  private static final int BYTES_PER_COMPONENT = 3;

  static JpegFrame parse(byte[] bytes, JpegSegment segment) throws UnreadableException {
    if (segment.length() < FIXED_BYTES) {
      throw corrupt("the JPEG frame header is too short");
    }
    int at = segment.payload();
    int components = bytes[at + 5] & 0xFF;
    if (segment.length() != FIXED_BYTES + components * BYTES_PER_COMPONENT) {
      throw corrupt("the JPEG frame header contradicts its own length");
    }
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < components; i++) {
      ids.add(bytes[at + FIXED_BYTES + i * BYTES_PER_COMPONENT] & 0xFF);
    }
    Dimensions size = new Dimensions(unsigned16(bytes, at + 3), unsigned16(bytes, at + 1));
    return new JpegFrame(segment.marker() & 0x0F, bytes[at] & 0xFF, size, List.copyOf(ids));
  }

  /** The JDK decodes Huffman-coded DCT with 8 bits; four components are CMYK or YCCK. */
  void requireSupportedPixels() throws UnreadableException {
    if (process > 2) {
      throw unsupported("lossless, hierarchical or arithmetic JPEG");
    }
    if (precision != 8) {
      throw unsupported("%d-bit JPEG, expected 8 bits".formatted(precision));
    }
    if (componentIds.size() != 1 && componentIds.size() != 3) {
      throw unsupported("JPEG of %d components, expected 1 or 3".formatted(componentIds.size()));
    }
    if (size.width() == 0 || size.height() == 0) {
      throw corrupt("the JPEG frame header claims " + size + " pixels");
    }
  }

  private static int unsigned16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
  }
}
