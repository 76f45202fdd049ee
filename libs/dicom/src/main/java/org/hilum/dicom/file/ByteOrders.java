package org.hilum.dicom.file;

/** Turns numbers round (PS3.5 7.3). */
final class ByteOrders {
  private ByteOrders() {}

  /** In place; bytes after the last whole number stay. */
  static void swap(byte[] bytes, int unit) {
    for (int from = 0; unit > 1 && from + unit <= bytes.length; from += unit) {
      for (int first = from, last = from + unit - 1; first < last; first++, last--) {
        byte swapped = bytes[first];
        bytes[first] = bytes[last];
        bytes[last] = swapped;
      }
    }
  }
}
