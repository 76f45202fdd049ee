package org.hilum.dicom.deidentify;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;

/**
 * What the frames of a multi-frame image follow (PS3.3 C.7.6.6): where that does not stay, as
 * labels in free text do not, they are numbered.
 */
final class FrameOrder {
  private static final Tag PAGE_NUMBERS = Tag.of(0x0018, 0x2001);
  private static final Set<Tag> NUMBERS =
      Set.of(
          Tag.of(0x0018, 0x1063),
          Tag.of(0x0018, 0x1065),
          PAGE_NUMBERS,
          Tag.of(0x0018, 0x2003),
          Tag.of(0x0018, 0x2004),
          Tag.of(0x0018, 0x2005));

  /** As many numbers as an explicit syntax has room for. */
  private static final int MOST_FRAMES = 10_000;

  private FrameOrder() {}

  /** After the numbers themselves, whose tags are lower. */
  static boolean putPointer(Tag tag, DataSet original, DataSetBuilder object) {
    List<Tag> numbers =
        original.tags(tag).stream().filter(NUMBERS::contains).filter(object::holds).toList();
    if (numbers.isEmpty()) {
      int frames = original.integer(Tags.NUMBER_OF_FRAMES).orElse(1);
      if (frames < 1 || frames > MOST_FRAMES) {
        return false;
      }
      object.integers(PAGE_NUMBERS, LongStream.rangeClosed(1, frames).toArray());
      numbers = List.of(PAGE_NUMBERS);
    }
    ByteBuffer value = ByteBuffer.allocate(4 * numbers.size()).order(ByteOrder.LITTLE_ENDIAN);
    numbers.forEach(it -> value.putShort((short) it.group()).putShort((short) it.element()));
    object.bytes(tag, ValueRepresentation.AT, value.array());
    return true;
  }
}
