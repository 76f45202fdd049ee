package org.hilum.dicom.deidentify;

import java.util.List;
import java.util.regex.Pattern;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Dictionary;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.ValueRepresentation;

/**
 * Numbers (PS3.5 6.2), as text, or one of two bytes. All of a value's numbers are numbers, or none
 * stays.
 */
final class NumberForm {
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,12}");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d{1,20}\\.?\\d{0,20}|\\.\\d{1,20})([eE][+-]?\\d{1,2})?");
  private static final int LONGEST_DECIMAL = 16;
  private static final int MOST_NUMBERS = 10_000;
  private static final int BYTES = 2;
  private static final long MOST = 0xFFFF;

  private NumberForm() {}

  static boolean put(Tag tag, DataSet original, DataSetBuilder object) {
    Element element = original.element(tag).orElseThrow();
    return switch (element.representation()) {
      case IS, DS -> putTexts(tag, original, object);
      case US, SS -> putShort(element, object);
      case UL, SL -> putLong(tag, original, object);
      default -> false;
    };
  }

  private static boolean putTexts(Tag tag, DataSet original, DataSetBuilder object) {
    ValueRepresentation representation = Dictionary.representation(tag, false);
    Pattern form = representation == ValueRepresentation.IS ? INTEGER : DECIMAL;
    List<String> texts = original.texts(tag);
    if (texts.size() > MOST_NUMBERS
        || !representation.isText()
        || !texts.stream().allMatch(text -> form.matcher(text).matches())) {
      return false;
    }
    if (texts.stream().allMatch(text -> text.length() <= LONGEST_DECIMAL)) {
      object.text(tag, texts.toArray(String[]::new));
    } else {
      object.decimals(tag, texts.stream().mapToDouble(Double::parseDouble).toArray());
    }
    return true;
  }

  /** As it is: whether it is signed is the device's own choice. */
  private static boolean putShort(Element element, DataSetBuilder object) {
    boolean isOne =
        element.value() instanceof Bytes bytes
            && bytes.length() == BYTES
            && !Dictionary.representation(element.tag(), false).isText();
    if (isOne) {
      object.element(element);
    }
    return isOne;
  }

  /** Some devices write more bytes than the attribute has. */
  private static boolean putLong(Tag tag, DataSet original, DataSetBuilder object) {
    List<Long> numbers = original.integers(tag);
    boolean isOne =
        numbers.size() == 1
            && numbers.get(0) >= 0
            && numbers.get(0) <= MOST
            && Dictionary.representation(tag, false) == ValueRepresentation.US;
    if (isOne) {
      object.bytes(
          tag,
          ValueRepresentation.US,
          new byte[] {numbers.get(0).byteValue(), (byte) (numbers.get(0) >> Byte.SIZE)});
    }
    return isOne;
  }
}
