package org.hilum.dicom.file;

import org.hilum.dicom.text.CharacterSet;

/**
 * What is around the elements that are being read.
 *
 * @param end offset that nothing in it may pass; {@link #OPEN} where only the input ends it
 * @param isDelimited whether an element says that it ends, rather than its length
 * @param depth sequences around
 */
record Scope(Encoding encoding, long end, boolean isDelimited, int depth, CharacterSet characters) {
  static final long OPEN = Long.MAX_VALUE;

  static Scope root(Encoding encoding) {
    return new Scope(encoding, OPEN, false, 0, CharacterSet.DEFAULT);
  }

  /** What an item or a sequence within it spans. */
  Scope within(ElementHeader header, long position) {
    return new Scope(
        encoding,
        header.isUndefined() ? end : position + header.length(),
        header.isUndefined(),
        depth,
        characters);
  }

  Scope deeper(Encoding inside, CharacterSet inherited) {
    return new Scope(inside, end, isDelimited, depth + 1, inherited);
  }
}
