package org.hilum.network.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A tensor as it lies in a file, widened when asked.
 *
 * @param bytes little endian, row by row
 */
public record StoredTensor(ElementType type, int[] shape, ByteBuffer bytes) implements Tensor {

  public StoredTensor {
    bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN).asReadOnlyBuffer();
    bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Stores values in the given format. */
  public static StoredTensor of(ElementType type, float[] values, int... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(type.size() * values.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      type.write(bytes, value);
    }
    return new StoredTensor(type, shape, bytes.flip());
  }

  @Override
  public float[] values() {
    ByteBuffer view = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = type.read(view, i);
    }
    return values;
  }
}
