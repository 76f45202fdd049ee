package org.hilum.network.program;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes batches apart and compares them. */
final class Batches {

  private Batches() {}

  static List<float[]> rows(NDArray batch) {
    float[] all = batch.toType(DataType.FLOAT32, false).toFloatArray();
    int images = (int) batch.getShape().get(0);
    int each = all.length / images;
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      rows.add(Arrays.copyOfRange(all, i * each, (i + 1) * each));
    }
    return rows;
  }

  static List<byte[]> bytes(NDArray features) {
    byte[] all = new byte[features.toByteBuffer().remaining()];
    features.toByteBuffer().get(all);
    int images = (int) features.getShape().get(0);
    List<byte[]> each = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      each.add(Arrays.copyOfRange(all, i * all.length / images, (i + 1) * all.length / images));
    }
    return each;
  }

  /** The largest ||found - expected|| / ||expected|| of any row. */
  static double largestError(List<float[]> found, List<float[]> expected) {
    assertThat(found).hasSameSizeAs(expected);
    double largest = 0;
    for (int i = 0; i < found.size(); i++) {
      double difference = 0;
      double size = 0;
      for (int j = 0; j < found.get(i).length; j++) {
        double right = expected.get(i)[j];
        difference += Math.pow(found.get(i)[j] - right, 2);
        size += right * right;
      }
      largest = Math.max(largest, Math.sqrt(difference / size));
    }
    return largest;
  }
}
