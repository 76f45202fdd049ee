package org.hilum.network.program;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes the few opcodes of Python's pickle protocol 2 that a module of tensors needs.
 *
 * @see <a href="https://docs.python.org/3/library/pickletools.html">the opcodes</a>
 */
final class Pickle {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Pickle() {
    raw(0x80, 2);
  }

  Pickle raw(int... opcodes) {
    for (int opcode : opcodes) {
      bytes.write(opcode);
    }
    return this;
  }

  Pickle global(String module, String name) {
    return ascii("c" + module + "\n" + name + "\n");
  }

  Pickle text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    raw('X').littleEndian(utf8.length);
    bytes.writeBytes(utf8);
    return this;
  }

  Pickle number(int value) {
    return raw('J').littleEndian(value);
  }

  Pickle numbers(int... values) {
    raw('(');
    for (int value : values) {
      number(value);
    }
    return raw('t');
  }

  Pickle bool(boolean value) {
    return raw(value ? 0x88 : 0x89);
  }

  byte[] end() {
    return raw('.').bytes.toByteArray();
  }

  private Pickle ascii(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  private Pickle littleEndian(int value) {
    bytes.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    return this;
  }
}
