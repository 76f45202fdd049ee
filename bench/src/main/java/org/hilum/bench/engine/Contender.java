package org.hilum.bench.engine;

import java.util.List;

/** One way to compute ResNet152V2. Called by as many threads as its {@link Way} has callers. */
interface Contender extends AutoCloseable {
  /** Does the work that is timed, on images of 224x224 values each. */
  void screen(List<float[]> images);

  /** The 2,048 features of each image that the head judges by. */
  List<float[]> pooled(List<float[]> images);

  @Override
  void close();
}
