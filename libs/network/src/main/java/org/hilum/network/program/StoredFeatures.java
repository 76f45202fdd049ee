package org.hilum.network.program;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Features as they are kept: for each image [channels, side, side] in fp16, little endian.
 *
 * @param channels of one image
 * @param side height and width
 */
record StoredFeatures(int channels, int side) {

  /** One batch [n, channels, side, side] that belongs to the scope. */
  NDArray batch(NDManager scope, List<byte[]> features) {
    int size = channels * side * side * ScalarType.HALF.size();
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(features.size() * size).order(ByteOrder.nativeOrder());
    for (byte[] image : features) {
      if (image.length != size) {
        throw new IllegalArgumentException(
            "features have %d bytes, expected %d".formatted(image.length, size));
      }
      bytes.put(image);
    }
    Shape shape = new Shape(features.size(), channels, side, side);
    return scope.create(bytes.flip(), shape, DataType.FLOAT16);
  }
}
