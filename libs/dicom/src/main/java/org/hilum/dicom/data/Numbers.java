package org.hilum.dicom.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Numbers in the bytes of a value. All of a value's numbers are read, or none. */
final class Numbers {
  private Numbers() {}

  /** Signed or unsigned by the representation; what a long cannot hold is no number. */
  static List<Long> integers(Element element) {
    if (!(element.value() instanceof Bytes value)) {
      return List.of();
    }
    ByteBuffer bytes = little(value);
    return switch (element.representation()) {
      case US, OW -> read(bytes, 2, at -> bytes.getShort(at) & 0xFFFFL);
      case SS -> read(bytes, 2, at -> (long) bytes.getShort(at));
      case UL, OL -> read(bytes, 4, at -> bytes.getInt(at) & 0xFFFF_FFFFL);
      case SL -> read(bytes, 4, at -> (long) bytes.getInt(at));
      case SV -> read(bytes, 8, bytes::getLong);
      default -> List.of();
    };
  }

  static List<Double> decimals(Element element) {
    if (!(element.value() instanceof Bytes value)) {
      return List.of();
    }
    ByteBuffer bytes = little(value);
    return switch (element.representation()) {
      case FL, OF -> read(bytes, 4, at -> (double) bytes.getFloat(at));
      case FD, OD -> read(bytes, 8, bytes::getDouble);
      default -> integers(element).stream().map(Long::doubleValue).toList();
    };
  }

  static List<Tag> tags(Element element) {
    if (element.representation() != ValueRepresentation.AT
        || !(element.value() instanceof Bytes value)) {
      return List.of();
    }
    ByteBuffer bytes = little(value);
    return read(bytes, 4, at -> Tag.of(bytes.getShort(at) & 0xFFFF, bytes.getShort(at + 2)));
  }

  private static ByteBuffer little(Bytes value) {
    return ByteBuffer.wrap(value.bytes()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static <T> List<T> read(ByteBuffer bytes, int size, AtOffset<T> number) {
    if (bytes.capacity() % size != 0) {
      return List.of();
    }
    List<T> numbers = new ArrayList<>(bytes.capacity() / size);
    for (int at = 0; at < bytes.capacity(); at += size) {
      numbers.add(number.read(at));
    }
    return numbers;
  }

  private interface AtOffset<T> {
    T read(int offset);
  }
}
