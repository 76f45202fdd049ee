package org.hilum.training.features;

import java.nio.ByteBuffer;

/** Trunk outputs, a row an image, in fp16, little endian, wherever they lie. */
public interface TrunkRows {
  int rows();

  /** Bytes of a row. */
  int rowBytes();

  /** Appends a row to a buffer. */
  void read(int row, ByteBuffer into);

  default byte[] row(int index) {
    byte[] row = new byte[rowBytes()];
    read(index, ByteBuffer.wrap(row));
    return row;
  }
}
