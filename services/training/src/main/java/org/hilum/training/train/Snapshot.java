package org.hilum.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * All parameters of a network at one moment.
 *
 * @param values of each parameter, in the order of the network's
 */
record Snapshot(List<float[]> values) {
  static Snapshot of(Block network) {
    return new Snapshot(
        network.getParameters().values().stream()
            .map(parameter -> parameter.getArray().toFloatArray())
            .toList());
  }

  /** Number by number. */
  static Snapshot average(Collection<Snapshot> snapshots) {
    List<float[]> sums = new ArrayList<>();
    float share = 1f / snapshots.size();
    for (Snapshot snapshot : snapshots) {
      for (int i = 0; i < snapshot.values.size(); i++) {
        float[] values = snapshot.values.get(i);
        if (sums.size() == i) {
          sums.add(new float[values.length]);
        }
        for (int j = 0; j < values.length; j++) {
          sums.get(i)[j] += share * values[j];
        }
      }
    }
    return new Snapshot(sums);
  }

  void restore(Block network) {
    List<Parameter> parameters = network.getParameters().values();
    for (int i = 0; i < parameters.size(); i++) {
      NDArray array = parameters.get(i).getArray();
      array.set(FloatBuffer.wrap(values.get(i)));
    }
  }
}
