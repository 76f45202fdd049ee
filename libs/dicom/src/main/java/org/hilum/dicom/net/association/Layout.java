package org.hilum.dicom.net.association;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Lays out units and their items: big endian, each with its length before it (PS3.8 9.3.1). */
final class Layout {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Layout byteOf(int value) {
    out.write(value);
    return this;
  }

  Layout zeros(int count) {
    out.writeBytes(new byte[count]);
    return this;
  }

  Layout number16(int value) {
    return byteOf(value >>> 8).byteOf(value);
  }

  Layout number32(long value) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt((int) value).array());
    return this;
  }

  Layout text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  Layout bytes(byte[] bytes, int from, int count) {
    out.write(bytes, from, count);
    return this;
  }

  Layout title(String title) {
    return text(("%-" + AeTitle.LENGTH + "s").formatted(title));
  }

  Layout item(int type, Layout content) {
    byteOf(type).zeros(1).number16(content.out.size());
    out.writeBytes(content.out.toByteArray());
    return this;
  }

  Layout item(int type, String text) {
    return item(type, new Layout().text(text));
  }

  /** All of it as a unit. */
  byte[] unit(int type) {
    Layout unit = new Layout().byteOf(type).zeros(1).number32(out.size());
    unit.out.writeBytes(out.toByteArray());
    return unit.out.toByteArray();
  }
}
