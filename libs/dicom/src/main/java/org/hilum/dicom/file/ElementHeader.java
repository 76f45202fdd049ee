package org.hilum.dicom.file;

import static org.hilum.dicom.file.Refusal.LYING_LENGTH;

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
      throw lying("claims %d bytes, which is 2 GB or more".formatted(length));
    }
    if (length % 2 != 0) {
      throw lying("claims %d bytes, an odd number".formatted(length));
    }
    if (length > room) {
      throw lying("claims %d bytes, what is around it has %d left".formatted(length, room));
    }
  }

  /** Of a delimiter. */
  void requireNoContent() throws UnreadableException {
    if (length != 0) {
      throw lying("claims %d bytes, expected none".formatted(length));
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
    return new UnreadableException(reason, offset, tag + " " + detail);
  }
}
