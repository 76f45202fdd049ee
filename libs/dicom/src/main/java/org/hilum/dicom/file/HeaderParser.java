package org.hilum.dicom.file;

import java.io.IOException;
import org.hilum.dicom.data.Dictionary;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.ValueRepresentation;

/** Reads what stands before a value. */
final class HeaderParser {
  private static final int SHORT_HEADER = 8;
  private static final int LONG_HEADER = 12;

  private final ByteInput in;

  HeaderParser(ByteInput in) {
    this.in = in;
  }

  /**
   * @param isSigned whether pixels are, which implicit syntaxes need for some representations
   */
  ElementHeader next(Scope scope, boolean isSigned) throws IOException {
    long offset = in.position();
    requireRoom(scope, offset, SHORT_HEADER);
    boolean isBig = scope.encoding().isBig();
    int group = in.unsigned16(isBig, offset);
    Tag tag = Tag.of(group, in.unsigned16(isBig, offset));
    ElementHeader bare = new ElementHeader(tag, ValueRepresentation.UN, 0, offset);
    if (bare.isDelimiter()) {
      return withLength(bare, bare.representation(), in.unsigned32(isBig, offset));
    }
    if (!scope.encoding().isExplicit()) {
      ValueRepresentation representation = Dictionary.representation(tag, isSigned);
      return withLength(bare, representation, in.unsigned32(isBig, offset));
    }
    return explicit(scope, bare);
  }

  private ElementHeader explicit(Scope scope, ElementHeader bare) throws IOException {
    long offset = bare.offset();
    boolean isBig = scope.encoding().isBig();
    ValueRepresentation representation =
        ValueRepresentation.of(in.code(offset))
            .orElseThrow(
                () ->
                    bare.refused(
                        Refusal.WRONG_REPRESENTATION, "has no known value representation"));
    if (!representation.hasLongLength()) {
      return withLength(bare, representation, in.unsigned16(isBig, offset));
    }
    requireRoom(scope, offset, LONG_HEADER);
    in.unsigned16(isBig, offset); // reserved
    return withLength(bare, representation, in.unsigned32(isBig, offset));
  }

  private static ElementHeader withLength(
      ElementHeader bare, ValueRepresentation representation, long length) {
    return new ElementHeader(bare.tag(), representation, length, bare.offset());
  }

  private static void requireRoom(Scope scope, long offset, int size) throws UnreadableException {
    if (scope.end() - offset < size) {
      throw new UnreadableException(
          Refusal.LYING_LENGTH,
          offset,
          "what is around has %d bytes left, too few for an element"
              .formatted(scope.end() - offset));
    }
  }
}
