package org.hilum.training.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hilum.training.calibrate.Temperature;
import org.hilum.training.calibrate.Threshold;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;

/**
 * A run with temperature and threshold, both chosen on the stressed validation images.
 *
 * @param threshold the highest that flags {@link Threshold#SENSITIVITY} of the pneumonias there
 * @param stressedLoss calibrated, both classes weighing the same; by it systems are chosen
 * @param test what the calibrated run says of the test images, in their order; it abstains on none
 */
public record JudgedRun(
    StudyRun run, double temperature, double threshold, double stressedLoss, List<Outcome> test) {

  static JudgedRun of(StudyRun run, Map<StudySet, List<LabelledImage>> images) {
    double[] stressed = run.logits(StudySet.STRESSED);
    boolean[] labels = labels(images.get(StudySet.STRESSED));
    double temperature = Temperature.fit(stressed, labels);
    return new JudgedRun(
        run,
        temperature,
        Threshold.forSensitivity(
            Temperature.probabilities(stressed, temperature), labels, Threshold.SENSITIVITY),
        Temperature.loss(stressed, labels, temperature),
        outcomes(run.logits(StudySet.TEST), temperature, images.get(StudySet.TEST)));
  }

  public OperatingPoint point() {
    return OperatingPoint.of(threshold);
  }

  static boolean[] labels(List<LabelledImage> images) {
    boolean[] labels = new boolean[images.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = images.get(i).isPneumonia();
    }
    return labels;
  }

  private static List<Outcome> outcomes(
      double[] logits, double temperature, List<LabelledImage> images) {
    double[] probabilities = Temperature.probabilities(logits, temperature);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      LabelledImage image = images.get(i);
      outcomes.add(
          new Outcome(image.patient(), image.isPneumonia(), logits[i], probabilities[i], 0));
    }
    return outcomes;
  }
}
