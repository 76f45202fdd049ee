package org.hilum.training.features;

import java.nio.ByteBuffer;

/** The rows of two, one under the other. */
public record JoinedRows(TrunkRows first, TrunkRows second) implements TrunkRows {
  public JoinedRows {
    if (first.rowBytes() != second.rowBytes()) {
      throw new IllegalArgumentException(
          "rows of %,d and %,d bytes in one".formatted(first.rowBytes(), second.rowBytes()));
    }
  }

  @Override
  public int rows() {
    return first.rows() + second.rows();
  }

  @Override
  public int rowBytes() {
    return first.rowBytes();
  }

  @Override
  public void read(int row, ByteBuffer into) {
    if (row < first.rows()) {
      first.read(row, into);
    } else {
      second.read(row - first.rows(), into);
    }
  }
}
