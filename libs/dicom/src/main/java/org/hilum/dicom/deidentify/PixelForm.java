package org.hilum.dicom.deidentify;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Fragments;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.Value;
import org.hilum.dicom.data.ValueRepresentation;

/** The pixels, without what travels beside them. */
final class PixelForm {
  private PixelForm() {}

  static boolean put(Tag tag, DataSet original, DataSetBuilder object) {
    Element pixels = original.element(tag).orElseThrow();
    if (pixels.representation() != ValueRepresentation.OW
        && pixels.representation() != ValueRepresentation.OB) {
      return false;
    }
    Optional<? extends Value> bare =
        pixels.value() instanceof Fragments fragments
            ? bare(fragments, original)
            : Optional.of(StoredBits.only((Bytes) pixels.value(), original));
    bare.ifPresent(value -> object.element(new Element(tag, pixels.representation(), value)));
    return bare.isPresent();
  }

  /** Empty where a frame cannot be told from the next, or cannot be taken apart. */
  private static Optional<Fragments> bare(Fragments pixels, DataSet image) {
    int[] begins = pixels.frames(image.integer(Tags.NUMBER_OF_FRAMES).orElse(1));
    List<Bytes> frames = new ArrayList<>();
    boolean isBare = true;
    for (int i = 0; i < begins.length; i++) {
      int end = i + 1 < begins.length ? begins[i + 1] : pixels.fragments().size();
      byte[] frame = joined(pixels.fragments().subList(begins[i], end));
      Optional<byte[]> bare = BareFrame.of(frame, image);
      if (bare.isEmpty()) {
        return Optional.empty();
      }
      byte[] even = Arrays.copyOf(bare.get(), bare.get().length + bare.get().length % 2);
      isBare &= Arrays.equals(frame, even);
      frames.add(new Bytes(even));
    }
    if (frames.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        isBare && isTableRight(pixels, begins.length)
            ? pixels
            : new Fragments(new Bytes(new byte[0]), frames)); // no offsets: they moved
  }

  /** Frames were told apart by it, where there are several. */
  private static boolean isTableRight(Fragments pixels, int frames) {
    Bytes table = pixels.offsetTable();
    return frames > 1 || table.length() == 0 || table.equals(new Bytes(new byte[Integer.BYTES]));
  }

  private static byte[] joined(List<Bytes> fragments) {
    if (fragments.size() == 1) {
      return fragments.get(0).bytes();
    }
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    fragments.forEach(fragment -> frame.writeBytes(fragment.bytes()));
    return frame.toByteArray();
  }
}
