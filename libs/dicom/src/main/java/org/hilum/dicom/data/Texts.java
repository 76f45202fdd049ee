package org.hilum.dicom.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.hilum.dicom.text.CharacterSet;

/** Texts in the bytes of a value (PS3.5 6.2). */
final class Texts {
  private Texts() {}

  static List<String> of(
      ValueRepresentation representation, byte[] bytes, CharacterSet characters) {
    String text =
        representation.isLocalText()
            ? characters.decode(bytes, delimiters(representation))
            : new String(bytes, StandardCharsets.US_ASCII);
    return representation.isParagraph()
        ? List.of(withoutPadding(text))
        : Stream.of(text.split("\\\\", -1)).map(it -> withoutPadding(it).stripLeading()).toList();
  }

  private static String delimiters(ValueRepresentation representation) {
    if (representation == ValueRepresentation.PN) {
      return "\\^=";
    }
    return representation.isParagraph() ? "" : "\\";
  }

  /** Zeros too, as some devices pad every text with them. */
  private static String withoutPadding(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
      end--;
    }
    return text.substring(0, end);
  }
}
