package org.hilum.training.report;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.hilum.training.chart.Series.Point;
import org.hilum.training.evaluate.Confusion;
import org.hilum.training.evaluate.ThresholdSweep;
import org.hilum.training.study.SystemFigures;

/**
 * Curves of a system averaged over its seeds: at each place of the horizontal axis the mean of the
 * heights (vertical averaging, Fawcett 2006).
 */
final class MeanCurve {
  private MeanCurve() {}

  /** Sensitivity over the share of the normal images that are flagged. */
  static List<Point> roc(SystemFigures system) {
    List<ThresholdSweep> sweeps = sweeps(system);
    int normals = counts(sweeps).normals();
    return IntStream.rangeClosed(0, normals)
        .mapToObj(
            count ->
                new Point(
                    (double) count / normals, mean(sweeps, count, ThresholdSweep::sensitivityAt)))
        .toList();
  }

  /** Precision over recall. */
  static List<Point> precisionRecall(SystemFigures system) {
    List<ThresholdSweep> sweeps = sweeps(system);
    int pneumonias = counts(sweeps).pneumonias();
    return IntStream.rangeClosed(1, pneumonias)
        .mapToObj(
            count ->
                new Point(
                    (double) count / pneumonias, mean(sweeps, count, ThresholdSweep::precisionAt)))
        .toList();
  }

  private static List<ThresholdSweep> sweeps(SystemFigures system) {
    return system.runs().stream().map(run -> ThresholdSweep.of(run.test())).toList();
  }

  private static Confusion counts(List<ThresholdSweep> sweeps) {
    return sweeps.get(0).steps().get(0);
  }

  private static double mean(
      List<ThresholdSweep> sweeps, int count, BiFunction<ThresholdSweep, Integer, Double> height) {
    return sweeps.stream().mapToDouble(sweep -> height.apply(sweep, count)).average().orElseThrow();
  }
}
