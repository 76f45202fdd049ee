package org.hilum.dicom.data;

import java.util.ArrayList;
import java.util.List;

/**
 * A person's name in up to three scripts (PS3.5 6.2.1.1).
 *
 * @param alphabetic in single-byte characters; parts may be empty
 * @param ideographic as in kanji, hanja or hanzi; parts may be empty
 * @param phonetic as in hiragana or hangul; parts may be empty
 */
public record PersonName(Parts alphabetic, Parts ideographic, Parts phonetic) {

  /** One script's writing; what is not given is empty. */
  public record Parts(String family, String given, String middle, String prefix, String suffix) {
    private static Parts parse(String group) {
      List<String> parts = split(group, '^', 5);
      return new Parts(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
    }

    public boolean isEmpty() {
      return (family + given + middle + prefix + suffix).isEmpty();
    }
  }

  /** Reads any text; what goes beyond the form stays with the last part. */
  public static PersonName parse(String text) {
    List<String> groups = split(text, '=', 3);
    return new PersonName(
        Parts.parse(groups.get(0)), Parts.parse(groups.get(1)), Parts.parse(groups.get(2)));
  }

  private static List<String> split(String text, char delimiter, int count) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split("\\" + delimiter, count)) {
      parts.add(part.strip());
    }
    while (parts.size() < count) {
      parts.add("");
    }
    return parts;
  }
}
