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

  /** The best specificity of a threshold that flags at least this share of the pneumonias. */
  double specificityAt(double sensitivity) {
    return steps.stream()
        .filter(step -> step.sensitivity() >= sensitivity)
        .mapToDouble(Confusion::specificity)
        .max()
        .orElseThrow();
  }
}
