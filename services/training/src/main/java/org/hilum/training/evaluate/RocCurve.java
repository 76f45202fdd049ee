package org.hilum.training.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sensitivity against false alarms for every possible threshold. */
public final class RocCurve {
  /** A threshold's place on the curve, each share 0 to 1. */
  public record Point(double falsePositiveShare, double truePositiveShare) {}

  private RocCurve() {}

  /** From (0, 0) to (1, 1); images of the same probability make one step. */
  public static List<Point> of(List<Outcome> outcomes) {
    List<Outcome> descending = new ArrayList<>(outcomes);
    descending.sort(Comparator.comparingDouble(Outcome::probability).reversed());
    long pneumonias = outcomes.stream().filter(Outcome::isPneumonia).count();
    long normals = outcomes.size() - pneumonias;
    List<Point> curve = new ArrayList<>();
    curve.add(new Point(0, 0));
    long found = 0;
    for (int i = 0; i < descending.size(); i++) {
      found += descending.get(i).isPneumonia() ? 1 : 0;
      boolean isTied =
          i + 1 < descending.size()
              && descending.get(i + 1).probability() == descending.get(i).probability();
      if (!isTied) {
        curve.add(new Point((double) (i + 1 - found) / normals, (double) found / pneumonias));
      }
    }
    return curve;
  }
}
