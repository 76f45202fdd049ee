package org.hilum.training.study;

import java.util.List;
import java.util.Map;
import org.hilum.training.train.Epoch;

/** Systems and runs that nobody trained. */
public final class Invented {
  private Invented() {}

  private record Named(String name, String title) implements StudySystem {
    @Override
    public StudyRun run(long seed) {
      throw new UnsupportedOperationException(name + " is invented");
    }
  }

  public static StudySystem system(String name, String title) {
    return new Named(name, title);
  }

  /** Without epochs; validation is answered as stressed validation is. */
  public static StudyRun run(String system, long seed, double[][] stressed, double[][] test) {
    return run(system, seed, List.of(), stressed, test);
  }

  /** Its second epoch is the best. */
  public static StudyRun run(
      String system, long seed, List<Epoch> epochs, double[][] stressed, double[][] test) {
    return new StudyRun(
        system,
        seed,
        epochs,
        epochs.isEmpty() ? 0 : 2,
        1000,
        60,
        Map.of(StudySet.VALIDATION, stressed, StudySet.STRESSED, stressed, StudySet.TEST, test));
  }

  /** One column of answers. */
  public static double[][] logits(double... values) {
    double[][] rows = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      rows[i] = new double[] {values[i]};
    }
    return rows;
  }
}
