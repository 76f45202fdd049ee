package org.hilum.dicom.deidentify;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
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
    Value cleaned =
        pixels.value() instanceof Fragments fragments
            ? cleaned(fragments, original.integer(Tags.NUMBER_OF_FRAMES).orElse(1))
            : StoredBits.only((Bytes) pixels.value(), original);
    object.element(new Element(tag, pixels.representation(), cleaned));
    return true;
  }

  /** Frames that span several fragments are cleaned only where there is one frame. */
  private static Fragments cleaned(Fragments pixels, int frames) {
    List<Bytes> before =
        frames == 1 ? List.of(new Bytes(joined(pixels.fragments()))) : pixels.fragments();
    List<Bytes> after = before.stream().map(frame -> new Bytes(cleaned(frame.bytes()))).toList();
    boolean mayChange = before.size() == frames && !after.equals(before);
    return mayChange
        ? new Fragments(new Bytes(new byte[0]), after)
        : pixels; // no offsets: they moved
  }

  private static byte[] cleaned(byte[] frame) {
    byte[] bare = CodestreamWithoutComments.of(frame);
    return Arrays.copyOf(bare, bare.length + bare.length % 2);
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
