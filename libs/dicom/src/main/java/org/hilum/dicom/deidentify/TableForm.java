package org.hilum.dicom.deidentify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;

/**
 * Lookup tables (PS3.3 C.11.1.1 and C.7.6.3.1.5): a descriptor of three numbers, and as many
 * entries as it says.
 */
final class TableForm {
  private static final Set<ValueRepresentation> WORDS =
      Set.of(
          ValueRepresentation.US,
          ValueRepresentation.SS,
          ValueRepresentation.OW,
          ValueRepresentation.OB);

  private static final Map<Tag, Tag> DESCRIPTORS =
      Map.of(
          Tags.LUT_DATA, Tags.LUT_DESCRIPTOR,
          Tags.RED_PALETTE_DATA, Tags.RED_PALETTE_DESCRIPTOR,
          Tags.GREEN_PALETTE_DATA, Tags.GREEN_PALETTE_DESCRIPTOR,
          Tags.BLUE_PALETTE_DATA, Tags.BLUE_PALETTE_DESCRIPTOR);

  private static final int MOST_ENTRIES = 1 << 16;

  private TableForm() {}

  static boolean putDescriptor(Tag tag, DataSet original, DataSetBuilder object) {
    List<Long> numbers = original.integers(tag);
    boolean isDescriptor =
        numbers.size() == 3 && numbers.get(2) >= Byte.SIZE && numbers.get(2) <= Short.SIZE;
    if (isDescriptor) {
      object.element(original.element(tag).orElseThrow());
    }
    return isDescriptor;
  }

  /** After the descriptor, whose tag is lower. */
  static boolean putEntries(Tag tag, DataSet original, DataSetBuilder object) {
    Element table = original.element(tag).orElseThrow();
    Tag descriptor = DESCRIPTORS.get(tag);
    if (!object.holds(descriptor)
        || !WORDS.contains(table.representation())
        || !(table.value() instanceof Bytes entries)) {
      return false;
    }
    int count = original.integers(descriptor).get(0).intValue() & 0xFFFF;
    int words = 2 * (count == 0 ? MOST_ENTRIES : count);
    boolean isOfOctets = entries.length() == (words / 2 + 1) / 2 * 2;
    if (!isOfOctets && entries.length() < words) {
      return false;
    }
    byte[] kept = isOfOctets ? entries.bytes() : Arrays.copyOf(entries.bytes(), words);
    object.element(new Element(tag, table.representation(), new Bytes(kept)));
    return true;
  }
}
