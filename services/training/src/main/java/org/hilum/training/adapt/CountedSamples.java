package org.hilum.training.adapt;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.hilum.training.features.Progress;
import org.hilum.training.train.Samples;

/** Says how many rows were asked for. */
record CountedSamples(Samples samples, Progress progress) implements Samples {
  @Override
  public boolean[] isPneumonia() {
    return samples.isPneumonia();
  }

  @Override
  public Shape shape(int rows) {
    return samples.shape(rows);
  }

  @Override
  public NDArray inputs(NDManager manager, int[] rows, int epoch) {
    NDArray inputs = samples.inputs(manager, rows, epoch);
    progress.did(rows.length);
    return inputs;
  }
}
