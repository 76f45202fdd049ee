package org.hilum.training.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What happens as the threshold sinks from above every probability to below them all. ROC and
 * precision-recall curve are two views of it.
 *
 * @param steps first nothing is flagged, last everything; images of the same probability make one
 *     step
 */
public record ThresholdSweep(List<Confusion> steps) {

  public static ThresholdSweep of(List<Outcome> outcomes) {
    List<Outcome> descending = new ArrayList<>(outcomes);
    descending.sort(Comparator.comparingDouble(Outcome::probability).reversed());
    int pneumonias = (int) outcomes.stream().filter(Outcome::isPneumonia).count();
    int normals = outcomes.size() - pneumonias;
    List<Confusion> steps = new ArrayList<>();
    steps.add(new Confusion(0, normals, 0, pneumonias));
    int found = 0;
    for (int flagged = 1; flagged <= descending.size(); flagged++) {
      found += descending.get(flagged - 1).isPneumonia() ? 1 : 0;
      boolean isTied =
          flagged < descending.size()
              && descending.get(flagged).probability() == descending.get(flagged - 1).probability();
      if (!isTied) {
        int mistaken = flagged - found;
        steps.add(new Confusion(found, normals - mistaken, mistaken, pneumonias - found));
      }
    }
    return new ThresholdSweep(steps);
  }

  /**
   * Area under the ROC curve: the share of pairs in which the pneumonia has the higher probability,
   * ties counted half.
   */
  public double auc() {
    double pairs = 0;
    for (int i = 1; i < steps.size(); i++) {
      Confusion before = steps.get(i - 1);
      Confusion now = steps.get(i);
      long normals = now.falsePositives() - before.falsePositives();
      pairs += normals * (before.truePositives() + now.truePositives()) / 2.0;
    }
    Confusion all = steps.get(steps.size() - 1);
    return pairs / ((double) all.falsePositives() * all.truePositives());
  }

  /**
   * Average precision: the mean of the precision over the recall that each step adds, without
   * interpolation, as scikit-learn's {@code average_precision_score}.
   */
  public double averagePrecision() {
    double sum = 0;
    for (int i = 1; i < steps.size(); i++) {
      double gained = steps.get(i).sensitivity() - steps.get(i - 1).sensitivity();
      sum += gained * steps.get(i).precision();
    }
    return sum;
  }

  /**
   * How high the ROC curve is where so many normal images are flagged; between two steps it is a
   * straight line.
   */
  public double sensitivityAt(int falsePositives) {
    int last = 0;
    while (last + 1 < steps.size() && steps.get(last + 1).falsePositives() <= falsePositives) {
      last++;
    }
    Confusion before = steps.get(last);
    if (before.falsePositives() == falsePositives) {
      return before.sensitivity();
    }
    Confusion after = steps.get(last + 1);
    double share =
        (double) (falsePositives - before.falsePositives())
            / (after.falsePositives() - before.falsePositives());
    return before.sensitivity() + share * (after.sensitivity() - before.sensitivity());
  }

  /** The precision of the first step that finds at least so many of the pneumonias, 1 or more. */
  public double precisionAt(int truePositives) {
    return steps.stream()
        .filter(step -> step.truePositives() >= truePositives)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("there are no " + truePositives + " pneumonias"))
        .precision();
  }

  /** The best specificity of a threshold that flags at least this share of the pneumonias. */
  double specificityAt(double sensitivity) {
    return steps.stream()
        .filter(step -> step.sensitivity() >= sensitivity)
        .mapToDouble(Confusion::specificity)
        .max()
        .orElseThrow();
  }
}
