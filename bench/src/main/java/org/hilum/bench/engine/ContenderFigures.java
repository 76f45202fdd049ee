package org.hilum.bench.engine;

import java.util.List;
import java.util.Map;

/**
 * What was measured of one contender, in images a second.
 *
 * @param batch1 one image at a time over all cores
 * @param batch8Together eight at a time over all cores
 * @param batch8Apart eight at a time on each core
 * @param pooled features of the trial's images
 */
record ContenderFigures(
    double batch1, double batch8Together, double batch8Apart, List<float[]> pooled) {

  static ContenderFigures of(Map<String, Double> printed, List<float[]> pooled) {
    return new ContenderFigures(
        printed.get(EngineTrial.BATCH_1),
        printed.get(EngineTrial.BATCH_8_TOGETHER),
        printed.get(EngineTrial.BATCH_8_APART),
        pooled);
  }

  /** In the better of the two ways to use all cores. */
  double batch8() {
    return Math.max(batch8Together, batch8Apart);
  }
}
