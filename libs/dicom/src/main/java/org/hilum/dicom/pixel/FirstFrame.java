package org.hilum.dicom.pixel;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.Fragments;

/** Finds the first frame among the fragments of an image. */
final class FirstFrame {
  private FirstFrame() {}

  /**
   * @param frames of the image
   */
  static byte[] of(Fragments pixels, int frames) throws UnshowableException {
    requireAll(pixels, frames);
    int[] begins = pixels.frames(frames);
    if (begins.length == 0) {
      throw new UnshowableException(
          PixelRefusal.CORRUPT_FRAME,
          "nothing tells %d frames apart in %d fragments"
              .formatted(frames, pixels.fragments().size()));
    }
    int end = begins.length > 1 ? begins[1] : pixels.fragments().size();
    return joined(pixels.fragments().subList(0, end));
  }

  /** That each frame can have a fragment. */
  static void requireAll(Fragments pixels, int frames) throws UnshowableException {
    if (pixels.fragments().size() < frames) {
      throw new UnshowableException(
          PixelRefusal.TRUNCATED_PIXELS,
          "%d fragments for %d frames".formatted(pixels.fragments().size(), frames));
    }
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
