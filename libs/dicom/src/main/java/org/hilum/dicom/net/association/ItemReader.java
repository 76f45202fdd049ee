package org.hilum.dicom.net.association;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link Layout} lays out. What claims more than is there is a violation. */
final class ItemReader {
  private final int type;
  private final ByteBuffer in;

  ItemReader(int type, ByteBuffer in) {
    this.type = type;
    this.in = in;
  }

  int type() {
    return type;
  }

  boolean hasMore() {
    return in.hasRemaining();
  }

  int number8() throws BrokenAssociationException {
    return take(1).get() & 0xFF;
  }

  int number16() throws BrokenAssociationException {
    return take(Short.BYTES).getShort() & 0xFFFF;
  }

  long number32() throws BrokenAssociationException {
    return take(Integer.BYTES).getInt() & 0xFFFF_FFFFL;
  }

  void skip(int count) throws BrokenAssociationException {
    take(count);
  }

  String text(int length) throws BrokenAssociationException {
    return StandardCharsets.ISO_8859_1.decode(take(length)).toString();
  }

  /** All that is left, without the padding that some peers put after UIDs. */
  String uid() throws BrokenAssociationException {
    return text(in.remaining()).replaceAll("[\\x00 ]+$", "");
  }

  ItemReader item() throws BrokenAssociationException {
    int itemType = number8();
    skip(1);
    return new ItemReader(itemType, take(number16()));
  }

  private ByteBuffer take(int length) throws BrokenAssociationException {
    if (length > in.remaining()) {
      throw BrokenAssociationException.violated(
          Abort.INVALID_PARAMETER,
          "an item claims %d bytes, %d are left".formatted(length, in.remaining()));
    }
    ByteBuffer taken = in.slice(in.position(), length);
    in.position(in.position() + length);
    return taken;
  }
}
