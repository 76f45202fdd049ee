package org.hilum.dicom.file;

/** Why bytes are not taken as a DICOM file or data set. */
public enum Refusal {
  /** More bytes than {@link ReadLimits#maxBytes()}. */
  TOO_MANY_BYTES,
  /** No {@code DICM} after 128 bytes. */
  NO_PREAMBLE,
  /** The preamble makes it a program, a script, an archive or a document too. */
  FOREIGN_PREAMBLE,
  /** Missing, or not one of {@link TransferSyntax}. */
  UNKNOWN_TRANSFER_SYNTAX,
  /** It ends within an element. */
  TRUNCATED,
  /** A length that is odd, 2 GB or more, undefined where it cannot be, or beyond what is around. */
  LYING_LENGTH,
  /** Two letters that are no value representation, or one that the attribute cannot have. */
  WRONG_REPRESENTATION,
  /** An item, or the end of one, where none can be; or something else where one must be. */
  MISPLACED_ITEM,
  /** More than {@link ReadLimits#maxDepth()}. */
  TOO_DEEP,
  /** More than {@link ReadLimits#maxElements()}. */
  TOO_MANY_ELEMENTS,
  /** More than {@link ReadLimits#maxInflatedBytes()}. */
  BOMB,
  /** What is deflated cannot be inflated. */
  DAMAGED_DEFLATION,
  /** The same tag twice: readers would not agree on which one counts. */
  REPEATED_ELEMENT,
  TWO_PIXEL_DATA,
  PIXELS_WITHOUT_MODULE,
  UNKNOWN_CHARACTER_SET
}
