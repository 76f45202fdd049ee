package org.hilum.dicom.pixel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.Fragments;

/** Finds the first frame among the fragments of an image (PS3.5 A.4). */
final class FirstFrame {
  private static final int ITEM_HEADER = 8;

  private FirstFrame() {}

  /**
   * @param frames of the image
   */
  static byte[] of(Fragments pixels, int frames) throws UnshowableException {
    List<Bytes> fragments = pixels.fragments();
    requireAll(pixels, frames);
    if (frames == 1) {
      return joined(fragments);
    }
    if (pixels.offsetTable().length() > 0) {
      return joined(fragments.subList(0, endOfFirst(pixels)));
    }
    if (fragments.size() == frames) {
      return fragments.get(0).bytes();
    }
    throw new UnshowableException(
        PixelRefusal.CORRUPT_FRAME,
        "%d fragments of %d frames, and no table that tells them apart"
            .formatted(fragments.size(), frames));
  }

  /** That each frame can have a fragment. */
  static void requireAll(Fragments pixels, int frames) throws UnshowableException {
    if (pixels.fragments().size() < frames) {
      throw new UnshowableException(
          PixelRefusal.TRUNCATED_PIXELS,
          "%d fragments for %d frames".formatted(pixels.fragments().size(), frames));
    }
  }

  /** Offsets count from the first fragment, item headers included. */
  private static int endOfFirst(Fragments pixels) throws UnshowableException {
    ByteBuffer table = ByteBuffer.wrap(pixels.offsetTable().bytes()).order(ByteOrder.LITTLE_ENDIAN);
    if (table.remaining() >= 2 * Integer.BYTES && table.getInt() == 0) {
      long end = table.getInt() & 0xFFFF_FFFFL;
      long offset = 0;
      for (int i = 0; i < pixels.fragments().size(); i++) {
        offset += ITEM_HEADER + pixels.fragments().get(i).length();
        if (offset == end) {
          return i + 1;
        }
      }
    }
    throw new UnshowableException(
        PixelRefusal.CORRUPT_FRAME, "the table of offsets does not lead to the second frame");
  }

  private static byte[] joined(List<Bytes> fragments) {
    if (fragments.size() == 1) {
      return fragments.get(0).bytes();
    }
    ByteArrayOutputStream frame =
        new ByteArrayOutputStream(fragments.stream().mapToInt(Bytes::length).sum());
    fragments.forEach(fragment -> frame.writeBytes(fragment.bytes()));
    return frame.toByteArray();
  }
}
