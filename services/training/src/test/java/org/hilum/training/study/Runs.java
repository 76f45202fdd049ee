package org.hilum.training.study;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs that say the same of every set, for tests. */
final class Runs {
  private Runs() {}

  static StudyRun saying(String system, long seed, double... logits) {
    double[][] column = new double[logits.length][];
    for (int i = 0; i < logits.length; i++) {
      column[i] = new double[] {logits[i]};
    }
    return saying(system, seed, column);
  }

  static StudyRun saying(String system, long seed, double[][] rows) {
    Map<StudySet, double[][]> answers = new EnumMap<>(StudySet.class);
    for (StudySet set : StudySet.values()) {
      answers.put(set, rows);
    }
    return new StudyRun(system, seed, List.of(), 0, 10, 2, answers);
  }
}
