package org.hilum.dicom.file;

import static org.hilum.dicom.file.Refusal.LYING_LENGTH;

import java.util.Set;
import org.hilum.dicom.data.Dictionary;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.data.ValueRepresentation;

/**
 * Tag, representation and length of an element (PS3.5 7.1).
 *
 * @param length as claimed, {@link #UNDEFINED} included
 * @param offset where the element begins
 */
record ElementHeader(Tag tag, ValueRepresentation representation, long length, long offset) {
  static final long UNDEFINED = 0xFFFF_FFFFL;
  private static final Set<Tag> MARKS = Set.of(Tags.ITEM, Tags.ITEM_END, Tags.SEQUENCE_END);
  private static final int DELIMITERS = 0xFFFE;

  boolean isUndefined() {
    return length == UNDEFINED;
  }

  boolean isDelimiter() {
    return tag.group() == DELIMITERS;
  }

  /**
   * @param room bytes that are left around it
   */
  void requirePlausibleLength(long room) throws UnreadableException {
    if (length > Integer.MAX_VALUE) {
      throw lying("claims 2 GB or more");
    }
    if (length % 2 != 0) {
      throw lying("claims an odd number of bytes");
    }
    if (length > room) {
      throw lying("claims more than the %d bytes that what is around it has left".formatted(room));
    }
  }

  /** Of a delimiter. */
  void requireNoContent() throws UnreadableException {
    if (length != 0) {
      throw lying("claims to have content, expected none");
    }
  }

  void requireBytesForPixels() throws UnreadableException {
    if (tag.equals(Tags.PIXEL_DATA)
        && representation != ValueRepresentation.OB
        && representation != ValueRepresentation.OW) {
      throw refused(
          Refusal.WRONG_REPRESENTATION, "is %s, expected OB or OW".formatted(representation));
    }
  }

  UnreadableException lying(String claim) {
    return refused(LYING_LENGTH, claim);
  }

  UnreadableException refused(Refusal reason, String detail) {
    return new UnreadableException(reason, offset, name() + " " + detail);
  }

  /**
   * For people. After a length that lies a text may stand where a tag is looked for, and the text
   * may be a name: what no dictionary knows is not repeated.
   */
  String name() {
    return MARKS.contains(tag) || Dictionary.keyword(tag).isPresent()
        ? tag.toString()
        : "an element";
  }
}
