package org.hilum.dicom.data;

import java.util.List;
import org.hilum.dicom.text.CharacterSet;

/** One attribute of a data set (PS3.5 7.1). */
public record Element(Tag tag, ValueRepresentation representation, Value value) {
  public Element {
    if ((representation == ValueRepresentation.SQ) != (value instanceof Items)) {
      throw new IllegalArgumentException(
          "%s is %s and carries %s"
              .formatted(tag, representation, value.getClass().getSimpleName()));
    }
  }

  public boolean isEmpty() {
    return value instanceof Bytes bytes
        ? bytes.length() == 0
        : value instanceof Items items && items.items().isEmpty();
  }

  /**
   * The texts of its value, without insignificant spaces; none where it is empty or no text.
   *
   * @param characters what they are written in, where the representation leaves that open
   */
  public List<String> texts(CharacterSet characters) {
    return representation.isText() && !isEmpty() && value instanceof Bytes text
        ? Texts.of(representation, text.bytes(), characters)
        : List.of();
  }
}
