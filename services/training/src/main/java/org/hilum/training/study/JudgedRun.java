package org.hilum.training.study;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hilum.training.calibrate.Temperature;
import org.hilum.training.calibrate.Threshold;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.evaluate.OperatingPoint;
import org.hilum.training.evaluate.Outcome;

/**
 * A run with temperature and threshold, both chosen on validation images.
 *
 * @param threshold the highest that flags {@link Threshold#SENSITIVITY} of the pneumonias there
 * @param losses calibrated, both classes weighing the same, on each set of validation images; by
 *     that on the stressed ones systems are chosen
 * @param outcomes what the calibrated run says of each set, in the order of its images; it abstains
 *     on none
 */
public record JudgedRun(
    StudyRun run,
    double temperature,
    double threshold,
    Map<StudySet, Double> losses,
    Map<StudySet, List<Outcome>> outcomes) {

  /** Everything is chosen on the stressed images. */
  static JudgedRun of(StudyRun run, Map<StudySet, List<LabelledImage>> images) {
    return of(run, images, StudySet.STRESSED);
  }

  /**
   * @param thresholdSet on which the threshold is chosen
   */
  static JudgedRun of(
      StudyRun run, Map<StudySet, List<LabelledImage>> images, StudySet thresholdSet) {
    double temperature =
        Temperature.fit(run.logits(StudySet.STRESSED), labels(images.get(StudySet.STRESSED)));
    Map<StudySet, Double> losses = new EnumMap<>(StudySet.class);
    for (StudySet set : List.of(StudySet.VALIDATION, StudySet.STRESSED)) {
      losses.put(set, Temperature.loss(run.logits(set), labels(images.get(set)), temperature));
    }
    Map<StudySet, List<Outcome>> outcomes = new EnumMap<>(StudySet.class);
    images.forEach((set, of) -> outcomes.put(set, outcomes(run.logits(set), temperature, of)));
    return new JudgedRun(
        run,
        temperature,
        Threshold.forSensitivity(
            Temperature.probabilities(run.logits(thresholdSet), temperature),
            labels(images.get(thresholdSet)),
            Threshold.SENSITIVITY),
        losses,
        outcomes);
  }

  public double stressedLoss() {
    return losses.get(StudySet.STRESSED);
  }

  /** What it says of the test images. */
  public List<Outcome> test() {
    return outcomes.get(StudySet.TEST);
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
