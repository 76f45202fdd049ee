package org.hilum.dicom.deidentify;

import java.util.List;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
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

  /** An attribute that is empty, or not there, stays so. */
  void copy(DataSet original, DataSetBuilder object) {
    if (original.element(tag).isEmpty()) {
      return;
    }
    if (original.has(tag) && put(original, object)) {
      return;
    }
    switch (otherwise) {
      case NOTHING -> {}
      case EMPTY -> object.text(tag);
      default -> putOther(original.has(tag), object);
    }
  }

  private boolean put(DataSet original, DataSetBuilder object) {
    return switch (form) {
      case "items" -> putItems(original.items(tag).stream().map(this::kept).toList(), object);
      case "codes" -> putItems(codes(original), object);
      default -> Forms.named(form).put(tag, original, object);
    };
  }

  private void putOther(boolean hadValue, DataSetBuilder object) {
    if (!hadValue) {
      return;
    }
    if (form.equals("codes")) {
      String[] code = otherwise.split(":");
      putItems(List.of(KnownCodes.of(code[0], code[1]).orElseThrow().build()), object);
    } else {
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
