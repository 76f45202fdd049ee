package org.hilum.dicom.deidentify;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;

/** The forms of values by the names that the list of kept attributes has for them. */
final class Forms {
  /** Standard objects that are stored; a private class could be anybody's number. */
  private static final Pattern STORED =
      Pattern.compile("1\\.2\\.840\\.10008\\.5\\.1\\.4\\.1\\.1[.\\d]+");

  /** Up to three directions, none with its opposite (PS3.3 C.7.6.1.1.1). */
  private static final Pattern DIRECTION =
      Pattern.compile("(?!.*A.*P|.*P.*A|.*L.*R|.*R.*L|.*H.*F|.*F.*H)(?!.*(.).*\\1)[APLRHF]{1,3}");

  private static final long MOST_COUNTED = 99_999;

  private static final Map<String, Form> BY_NAME =
      Map.ofEntries(
          Map.entry("number", NumberForm::put),
          Map.entry("count", Forms::count),
          Map.entry("terms", Forms::terms),
          Map.entry("makers", Forms::maker),
          Map.entry("image-type", ImageTypeForm::put),
          Map.entry("sop-class", Forms::sopClass),
          Map.entry("orientation", Forms::orientation),
          Map.entry("age", PatientAge::put),
          Map.entry("descriptor", TableForm::putDescriptor),
          Map.entry("entries", TableForm::putEntries),
          Map.entry("pointer", FrameOrder::putPointer),
          Map.entry("pixels", PixelForm::put));

  private Forms() {}

  static Form named(String name) {
    return Optional.ofNullable(BY_NAME.get(name))
        .orElseThrow(
            () -> new IllegalStateException("the list names a form that is none: " + name));
  }

  /** Longer numbers are often dates or times of day. */
  private static boolean count(Tag tag, DataSet original, DataSetBuilder object) {
    List<Long> numbers = original.integers(tag);
    boolean isCount = numbers.size() == 1 && numbers.get(0) >= 0 && numbers.get(0) <= MOST_COUNTED;
    if (isCount) {
      object.integers(tag, numbers.get(0));
    }
    return isCount;
  }

  private static boolean terms(Tag tag, DataSet original, DataSetBuilder object) {
    return text(
        tag,
        original.texts(tag).stream()
            .flatMap(value -> KnownTerms.term(tag, value).stream())
            .toList(),
        object);
  }

  private static boolean maker(Tag tag, DataSet original, DataSetBuilder object) {
    return text(
        tag,
        original.text(tag).flatMap(value -> KnownTerms.beginning(tag, value)).stream().toList(),
        object);
  }

  private static boolean sopClass(Tag tag, DataSet original, DataSetBuilder object) {
    return text(
        tag,
        original.uid(tag).stream()
            .map(uid -> uid.value())
            .filter(uid -> STORED.matcher(uid).matches())
            .toList(),
        object);
  }

  private static boolean orientation(Tag tag, DataSet original, DataSetBuilder object) {
    List<String> directions = original.texts(tag);
    boolean areDirections =
        directions.size() == 2
            && directions.stream().allMatch(it -> DIRECTION.matcher(it).matches());
    return areDirections && text(tag, directions, object);
  }

  private static boolean text(Tag tag, List<String> values, DataSetBuilder object) {
    if (values.isEmpty()) {
      return false;
    }
    object.text(tag, values.toArray(String[]::new));
    return true;
  }
}
