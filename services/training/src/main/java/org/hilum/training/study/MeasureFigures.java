package org.hilum.training.study;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A head that was trained without one measure, judged.
 *
 * @param name which measure is left out, in words
 * @param test on the test images
 * @param stressed figures by name on the stressed validation images, at each run's own operating
 *     point
 * @param plain the same on the validation images as they are
 */
public record MeasureFigures(
    String name, SystemFigures test, Map<String, Figure> stressed, Map<String, Figure> plain) {

  /** Loss of each seed after calibration, both classes weighing the same. */
  public List<Double> losses(StudySet validation) {
    return test.runs().stream().map(run -> run.losses().get(validation)).toList();
  }

  /** How much higher the loss of each seed is than with all measures. */
  public List<Double> lossesAbove(MeasureFigures all, StudySet validation) {
    return IntStream.range(0, test.runs().size())
        .mapToObj(seed -> losses(validation).get(seed) - all.losses(validation).get(seed))
        .toList();
  }
}
