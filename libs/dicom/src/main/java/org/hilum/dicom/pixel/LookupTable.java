package org.hilum.dicom.pixel;

import static org.hilum.dicom.pixel.UnshowableException.malformedDisplay;

import java.util.List;
import java.util.stream.IntStream;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;

/**
 * A table of values (PS3.3 C.11.1.1, C.11.2.1.1 and C.7.6.3.1.5).
 *
 * @param first the input of the first entry; what is below gets it too, what is above gets the last
 * @param bits of an entry, 8 to 16
 */
record LookupTable(int first, int bits, int[] entries) {
  private static final int MOST_ENTRIES = 1 << 16;

  /**
   * That of an item of a LUT sequence.
   *
   * @param isSigned whether its input may be negative: by this the first input is read, as the
   *     representation, where it is written at all, often follows the pixels instead
   */
  static LookupTable of(DataSet item, boolean isSigned) throws UnshowableException {
    return of(item, Tags.LUT_DESCRIPTOR, Tags.LUT_DATA, isSigned);
  }

  /** That of a colour of a palette, whose pixels are unsigned. */
  static LookupTable ofPalette(DataSet dataSet, Tag descriptor, Tag data)
      throws UnshowableException {
    return of(dataSet, descriptor, data, false);
  }

  private static LookupTable of(DataSet dataSet, Tag descriptor, Tag data, boolean isSigned)
      throws UnshowableException {
    List<Long> numbers = dataSet.integers(descriptor);
    if (numbers.size() != 3) {
      throw malformedDisplay("%s has %d values, expected 3".formatted(descriptor, numbers.size()));
    }
    int count = numbers.get(0).intValue() & 0xFFFF;
    int bits = numbers.get(2).intValue();
    if (bits < 8 || bits > 16) {
      throw malformedDisplay("%s says %d bits, expected 8 to 16".formatted(descriptor, bits));
    }
    int[] entries = entries(dataSet, data, count == 0 ? MOST_ENTRIES : count);
    int first = numbers.get(1).intValue();
    return new LookupTable(isSigned ? (short) first : first & 0xFFFF, bits, entries);
  }

  /** Entries of 8 bits may be two in a word. */
  private static int[] entries(DataSet dataSet, Tag data, int count) throws UnshowableException {
    byte[] bytes =
        dataSet.element(data).map(Element::value).orElse(null) instanceof Bytes value
            ? value.bytes()
            : new byte[0];
    if (bytes.length >= 2 * count) {
      return IntStream.range(0, count)
          .map(i -> bytes[2 * i] & 0xFF | (bytes[2 * i + 1] & 0xFF) << 8)
          .toArray();
    }
    if (bytes.length == count + count % 2) {
      return IntStream.range(0, count).map(i -> bytes[i] & 0xFF).toArray();
    }
    throw malformedDisplay("%s has %d bytes for %d entries".formatted(data, bytes.length, count));
  }

  int at(double input) {
    long index = Math.round(input) - first;
    return entries[(int) Math.max(0, Math.min(entries.length - 1, index))];
  }

  /** Between 0 and 1. */
  double portionAt(double input) {
    return Math.min(1, at(input) / (double) ((1 << bits) - 1));
  }
}
