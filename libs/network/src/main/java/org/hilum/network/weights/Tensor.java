package org.hilum.network.weights;

import java.util.Arrays;

/** Numbers with a shape; an implementation may hold them packed and widen them when asked. */
public interface Tensor {

  int[] shape();

  /** A fresh array of all values, row by row. */
  float[] values();

  /** How many values the shape holds. */
  default int size() {
    return Arrays.stream(shape()).reduce(1, Math::multiplyExact);
  }

  /** A tensor that holds its values as floats. */
  static Tensor of(float[] values, int... shape) {
    return new FloatTensor(shape, values);
  }

  /** Values as they are. */
  record FloatTensor(int[] shape, float[] values) implements Tensor {

    public FloatTensor {
      if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != values.length) {
        throw new IllegalArgumentException(
            values.length + " values do not fill shape " + Arrays.toString(shape));
      }
    }

    @Override
    public float[] values() {
      return values.clone();
    }
  }
}
