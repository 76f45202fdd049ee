package org.hilum.dicom.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.hilum.dicom.data.Tag;
import org.hilum.dicom.data.Tags;

/** Lays out elements by hand, right and wrong ones, and alters files. */
final class Surgery {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Surgery() {}

  static Surgery start() {
    return new Surgery();
  }

  /** With a length of 16 bits. */
  Surgery brief(Tag tag, String representation, int length, byte... value) {
    tag(tag).letters(representation).number(length, 2);
    out.writeBytes(value);
    return this;
  }

  /** With a length of 32 bits. */
  Surgery wide(Tag tag, String representation, long length, byte... value) {
    tag(tag).letters(representation).number(0, 2).number(length, 4);
    out.writeBytes(value);
    return this;
  }

  /** Without a representation: implicit elements, items and delimiters. */
  Surgery bare(Tag tag, long length, byte... value) {
    tag(tag).number(length, 4);
    out.writeBytes(value);
    return this;
  }

  Surgery endOfItem() {
    return bare(Tags.ITEM_END, 0);
  }

  Surgery endOfSequence() {
    return bare(Tags.SEQUENCE_END, 0);
  }

  Surgery then(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private Surgery tag(Tag tag) {
    return number(tag.group(), 2).number(tag.element(), 2);
  }

  private Surgery letters(String letters) {
    letters.chars().forEach(out::write);
    return this;
  }

  private Surgery number(long value, int size) {
    byte[] all = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    out.write(all, 0, size);
    return this;
  }

  static byte[] with(byte[] file, int at, int... values) {
    byte[] copy = file.clone();
    for (int i = 0; i < values.length; i++) {
      copy[at + i] = (byte) values[i];
    }
    return copy;
  }
}
