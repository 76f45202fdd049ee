package org.hilum.dicom.deidentify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;

/**
 * Image Type (PS3.3 C.7.6.1.1.2): each place has its terms, and ends with the first unknown one.
 */
final class ImageTypeForm {
  private static final List<Set<String>> PLACES =
      List.of(
          Set.of("ORIGINAL", "DERIVED"),
          Set.of("PRIMARY", "SECONDARY"),
          Set.of("", "POST_PROCESSED", "POST_CONTRAST", "OTHER"),
          Set.of("", "RADIUS", "ULNA"));

  private ImageTypeForm() {}

  static boolean put(Tag tag, DataSet original, DataSetBuilder object) {
    List<String> values = original.texts(tag);
    List<String> known = new ArrayList<>();
    for (int i = 0; i < Math.min(values.size(), PLACES.size()); i++) {
      if (!PLACES.get(i).contains(values.get(i))) {
        break;
      }
      known.add(values.get(i));
    }
    if (known.size() < 2) { // both are there wherever the attribute is
      return false;
    }
    object.text(tag, known.toArray(String[]::new));
    return true;
  }
}
