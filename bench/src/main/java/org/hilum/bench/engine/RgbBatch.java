package org.hilum.bench.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/** Gray images as [n, 3, side, side]: the same values in each of three channels. */
public final class RgbBatch {
  private static final int CHANNELS = 3;

  private RgbBatch() {}

  public static FloatBuffer of(List<float[]> images, int side) {
    int values = images.size() * CHANNELS * side * side;
    FloatBuffer batch =
        ByteBuffer.allocateDirect(values * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (float[] image : images) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        batch.put(image);
      }
    }
    return batch.rewind();
  }
}
