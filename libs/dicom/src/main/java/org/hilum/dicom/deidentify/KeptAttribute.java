package org.hilum.dicom.deidentify;

import java.util.List;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Dictionary;
import org.hilum.dicom.data.Tag;

/**
 * One that may stay.
 *
 * @param otherwise what stands there where the value may not stay: {@value #NOTHING} for nothing,
 *     {@value #EMPTY} for an empty value, or a value that says nothing
 * @param items what may stay in the items of a sequence
 */
record KeptAttribute(Tag tag, String form, String otherwise, List<KeptAttribute> items) {
  static final String NOTHING = "-";
  static final String EMPTY = "empty";

  void copy(DataSet original, DataSetBuilder object) {
    if (!original.has(tag)) {
      copyEmpty(original, object);
    } else if (!put(original, object)) {
      putOther(object);
    }
  }

  /**
   * Whether something is unknown or was never asked makes a difference for attributes of type 2.
   */
  private void copyEmpty(DataSet original, DataSetBuilder object) {
    if (original.element(tag).isPresent() && Dictionary.representation(tag, false).isText()) {
      object.text(tag);
    }
  }

  private boolean put(DataSet original, DataSetBuilder object) {
    return switch (form) {
      case "items" -> putItems(original.items(tag).stream().map(this::kept).toList(), object);
      case "codes" -> putItems(codes(original), object);
      default -> Forms.named(form).put(tag, original, object);
    };
  }

  private void putOther(DataSetBuilder object) {
    if (otherwise.equals(EMPTY)) {
      object.text(tag);
    } else if (form.equals("codes") && !otherwise.equals(NOTHING)) {
      String[] code = otherwise.split(":");
      putItems(List.of(KnownCodes.of(code[0], code[1]).orElseThrow().build()), object);
    } else if (!otherwise.equals(NOTHING)) {
      object.text(tag, otherwise);
    }
  }

  private List<DataSet> codes(DataSet original) {
    return original.items(tag).stream()
        .flatMap(
            item ->
                KnownCodes.of(item).stream()
                    .peek(code -> items.forEach(inner -> inner.copy(item, code))))
        .map(DataSetBuilder::build)
        .toList();
  }

  private DataSet kept(DataSet item) {
    DataSetBuilder kept = DataSet.builder();
    items.forEach(inner -> inner.copy(item, kept));
    return kept.build();
  }

  private boolean putItems(List<DataSet> kept, DataSetBuilder object) {
    if (kept.isEmpty()) {
      return false;
    }
    object.items(tag, kept.toArray(DataSet[]::new));
    return true;
  }
}
