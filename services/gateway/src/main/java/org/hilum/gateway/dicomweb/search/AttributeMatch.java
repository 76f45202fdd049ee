package org.hilum.gateway.dicomweb.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hilum.dicom.data.Dictionary;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.ValueRepresentation;
import org.hilum.gateway.dicom.DicomJson;

/** Whether an attribute is what a key asks for (PS3.4 C.2.2.2). */
final class AttributeMatch {
  /** What separates values in a key. */
  static final String LIST = "[,\\\\]";

  private AttributeMatch() {}

  /**
   * An empty key matches anything (universal matching); any other matches no empty attribute.
   *
   * @param attributes in the DICOM JSON model
   */
  static boolean matches(JsonNode attributes, Tag tag, String key) {
    return key.isEmpty()
        || texts(attributes.path(DicomJson.name(tag))).stream()
            .anyMatch(value -> isMatch(Dictionary.representation(tag, false), value, key));
  }

  private static List<String> texts(JsonNode attribute) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : attribute.path("Value")) {
      if (value.isObject()) {
        value.forEach(group -> texts.add(group.asText()));
      } else if (!value.isNull()) {
        texts.add(value.asText());
      }
    }
    return texts;
  }

  static boolean isMatch(ValueRepresentation representation, String value, String key) {
    return switch (representation) {
      case UI -> Stream.of(key.split(LIST)).anyMatch(value::equals);
      case CS -> Stream.of(key.split(LIST)).anyMatch(form -> isLike(value, form));
      case DA, TM -> isInRange(value, key);
      case DS, IS, US, SS, UL, SL -> isSameNumber(value, key);
      case PN -> isLike(value.toLowerCase(Locale.ROOT), key.toLowerCase(Locale.ROOT));
      default -> isLike(value, key);
    };
  }

  /** Both ends belong to it, and either may be left open; what is less precise reaches further. */
  private static boolean isInRange(String value, String key) {
    int hyphen = key.indexOf('-');
    if (hyphen < 0) {
      return value.equals(key);
    }
    String end = key.substring(hyphen + 1);
    return value.compareTo(key.substring(0, hyphen)) >= 0
        && (end.isEmpty() || value.compareTo(end) <= 0 || value.startsWith(end));
  }

  private static boolean isSameNumber(String value, String key) {
    try {
      return new BigDecimal(value).compareTo(new BigDecimal(key.strip())) == 0;
    } catch (NumberFormatException e) {
      return value.equals(key);
    }
  }

  /** With {@code *} for any characters and {@code ?} for one; no form makes it slow. */
  private static boolean isLike(String value, String form) {
    int at = 0;
    int in = 0;
    int star = -1;
    int resumed = 0;
    while (at < value.length()) {
      if (in < form.length() && form.charAt(in) == '*') {
        star = in++;
        resumed = at;
      } else if (in < form.length()
          && (form.charAt(in) == '?' || form.charAt(in) == value.charAt(at))) {
        at++;
        in++;
      } else if (star >= 0) {
        in = star + 1;
        at = ++resumed;
      } else {
        return false;
      }
    }
    return form.substring(in).chars().allMatch(it -> it == '*');
  }
}
