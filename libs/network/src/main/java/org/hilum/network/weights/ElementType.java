package org.hilum.network.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The number formats that weight files use, by their safetensors names. */
public enum ElementType {
  F32(4) {
    @Override
    float read(ByteBuffer bytes, int index) {
      return bytes.getFloat(4 * index);
    }

    @Override
    void write(ByteBuffer bytes, float value) {
      bytes.putFloat(value);
    }
  },
  F16(2) {
    @Override
    float read(ByteBuffer bytes, int index) {
      return Half.toFloat(bytes.getShort(2 * index));
    }

    @Override
    void write(ByteBuffer bytes, float value) {
      bytes.putShort(Half.fromFloat(value));
    }
  },
  I8(1) {
    @Override
    float read(ByteBuffer bytes, int index) {
      return bytes.get(index);
    }

    @Override
    void write(ByteBuffer bytes, float value) {
      bytes.put((byte) value);
    }
  };

  private final int size;

  ElementType(int size) {
    this.size = size;
  }

  /** Bytes of one value. */
  public int size() {
    return size;
  }

  static Optional<ElementType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }

  abstract float read(ByteBuffer bytes, int index);

  abstract void write(ByteBuffer bytes, float value);
}
