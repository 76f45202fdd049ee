package org.hilum.dicom.deidentify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hilum.dicom.data.DataSet;
import org.hilum.dicom.data.DataSetBuilder;
import org.hilum.dicom.data.Tag;

/** What an object says of its own de-identification (PS3.15 E.1.1, PS3.3 C.7.1.1 and C.7.6.1). */
final class Statement {
  private static final Tag IDENTITY_REMOVED = Tag.of(0x0012, 0x0062);
  private static final Tag METHOD = Tag.of(0x0012, 0x0063);
  private static final Tag METHOD_CODES = Tag.of(0x0012, 0x0064);
  private static final Tag TIMES_MODIFIED = Tag.of(0x0028, 0x0303);

  private static final int TAGS_A_VALUE = 6;
  private static final int MOST_TAGS = 120;

  private Statement() {}

  static boolean has(Tag tag) {
    return Set.of(IDENTITY_REMOVED, METHOD, METHOD_CODES, TIMES_MODIFIED).contains(tag);
  }

  static void put(List<Tag> removed, DataSetBuilder object) {
    object
        .text(IDENTITY_REMOVED, "YES")
        .text(METHOD, method(removed).toArray(String[]::new))
        .items(
            METHOD_CODES,
            code("113100", "Basic Application Confidentiality Profile"),
            code("113108", "Retain Patient Characteristics Option"))
        .text(TIMES_MODIFIED, "REMOVED");
  }

  /** Values of at most 64 characters. */
  private static List<String> method(List<Tag> removed) {
    List<String> values = new ArrayList<>();
    values.add("Hilum: what is not on a list of attributes is removed");
    values.add("Age in whole years to 19, then each 5 years, over 89 as 90");
    List<String> names = removed.stream().map(Statement::name).distinct().toList();
    List<String> named = names.subList(0, Math.min(MOST_TAGS, names.size()));
    for (int from = 0; from < named.size(); from += TAGS_A_VALUE) {
      int to = Math.min(from + TAGS_A_VALUE, named.size());
      values.add("Removed " + String.join(" ", named.subList(from, to)));
    }
    if (named.size() < names.size()) {
      values.add("Removed %d more".formatted(names.size() - named.size()));
    }
    return values;
  }

  /** Of groups that repeat or belong to vendors, the group only. */
  private static String name(Tag tag) {
    boolean isGroupOnly =
        tag.isPrivate() || (tag.group() & 0xFF00) == 0x5000 || (tag.group() & 0xFF00) == 0x6000;
    return isGroupOnly ? "%04Xxxxx".formatted(tag.group()) : "%08X".formatted(tag.value());
  }

  private static DataSet code(String value, String meaning) {
    return KnownCodes.item("DCM", value, meaning).build();
  }
}
