package org.hilum.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** What a network learns from or is asked about, row by row. */
public interface Samples {
  /** True for each row that shows pneumonia. */
  boolean[] isPneumonia();

  /** Shape of a batch of so many rows. */
  Shape shape(int rows);

  /**
   * Rows as the network takes them.
   *
   * @param epoch counts from 1; rows that are altered each time anew are altered by it
   */
  NDArray inputs(NDManager manager, int[] rows, int epoch);
}
