package org.hilum.dicom.data;

import java.util.Arrays;

/**
 * A value as it is encoded, padding included.
 *
 * @param bytes of even number, little endian whatever the file's byte order was; not copied
 */
public record Bytes(byte[] bytes) implements Value {
  public Bytes {
    if (bytes.length % 2 != 0) {
      throw new IllegalArgumentException(bytes.length + " bytes, expected an even number");
    }
  }

  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Values may name a patient: only their length is told. */
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
