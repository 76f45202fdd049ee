package org.hilum.network.program;

import java.nio.ByteBuffer;
import org.hilum.network.weights.Half;

/** Number formats of tensors in an archive, with PyTorch's numbers and names for them. */
public enum ScalarType {
  FLOAT(6, "FloatStorage", 4) {
    @Override
    void write(ByteBuffer bytes, float value) {
      bytes.putFloat(value);
    }

    @Override
    float rounded(float value) {
      return value;
    }
  },
  HALF(5, "HalfStorage", 2) {
    @Override
    void write(ByteBuffer bytes, float value) {
      bytes.putShort(Half.fromFloat(value));
    }

    @Override
    float rounded(float value) {
      return Half.toFloat(Half.fromFloat(value));
    }
  },
  BFLOAT16(15, "BFloat16Storage", 2) {
    @Override
    void write(ByteBuffer bytes, float value) {
      bytes.putShort(Half.toBfloat16(value));
    }

    @Override
    float rounded(float value) {
      return Float.intBitsToFloat(Half.toBfloat16(value) << 16);
    }
  };

  private final int number;
  private final String storage;
  private final int size;

  ScalarType(int number, String storage, int size) {
    this.number = number;
    this.storage = storage;
    this.size = size;
  }

  /** The dtype argument of {@code torch.to}. */
  int number() {
    return number;
  }

  /** Class name of the storage in a pickle. */
  String storage() {
    return storage;
  }

  int size() {
    return size;
  }

  /** The nearest value of this format. */
  abstract float rounded(float value);

  abstract void write(ByteBuffer bytes, float value);
}
