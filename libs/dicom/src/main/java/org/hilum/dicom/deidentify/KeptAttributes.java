package org.hilum.dicom.deidentify;

import java.util.ArrayList;
import java.util.List;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;

/**
 * The list of what may stay. A line has tag, keyword, form, what stands there otherwise, and why
 * the attribute may stay; one that begins with {@code >} is of the items of the sequence above.
 */
final class KeptAttributes {
  private static final String INNER = ">";
  private static final List<KeptAttribute> LIST = list();

  private KeptAttributes() {}

  static void copy(DataSet original, DataSetBuilder object) {
    LIST.forEach(attribute -> attribute.copy(original, object));
  }

  /** Not of the items of sequences. */
  static boolean has(Tag tag) {
    return LIST.stream().anyMatch(attribute -> attribute.tag().equals(tag));
  }

  private static List<KeptAttribute> list() {
    List<KeptAttribute> attributes = new ArrayList<>();
    for (String[] line : Lines.of("kept-attributes.txt", 5)) {
      List<KeptAttribute> level =
          line[0].startsWith(INNER) ? attributes.get(attributes.size() - 1).items() : attributes;
      Tag tag = new Tag(Integer.parseUnsignedInt(line[0].replace(INNER, ""), 16));
      level.add(new KeptAttribute(tag, line[2], line[3], new ArrayList<>()));
    }
    return List.copyOf(attributes);
  }
}
