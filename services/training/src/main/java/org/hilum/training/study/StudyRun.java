package org.hilum.training.study;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hilum.training.calibrate.LogOdds;
import org.hilum.training.data.Finding;
import org.hilum.training.train.Epoch;

/**
 * What one training run of a system left.
 *
 * @param system name of the system
 * @param seed of initial weights, order and dropout
 * @param epochs in their order; empty for a system that has none
 * @param bestEpoch number of the epoch that the answers come from; 0 without epochs
 * @param trainedParameters how many numbers were learned
 * @param seconds that learning took, features at hand
 * @param chosen settings that were chosen on the stressed validation images, by name
 * @param members runs that answer together, one that counts twice stands twice; empty for a run
 *     that learned by itself
 * @param answers logits before calibration, a row an image in the order of the set; one column, of
 *     pneumonia, or one for each of {@link Finding#CLASSES}
 */
public record StudyRun(
    String system,
    long seed,
    List<Epoch> epochs,
    int bestEpoch,
    long trainedParameters,
    double seconds,
    Map<String, String> chosen,
    List<RunName> members,
    Map<StudySet, double[][]> answers) {
  public StudyRun {
    epochs = List.copyOf(epochs);
    // Files of runs that ended before these were written down lack them.
    chosen = chosen == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
    members = members == null ? List.of() : List.copyOf(members);
    answers = new EnumMap<>(answers);
    for (StudySet set : StudySet.values()) {
      if (!answers.containsKey(set)) {
        throw new IllegalArgumentException(
            "seed %d of %s says nothing about %s".formatted(seed, system, set));
      }
      requireColumns(system, seed, set, answers.get(set));
    }
  }

  /** A run that learned by itself, all of its settings given. */
  public StudyRun(
      String system,
      long seed,
      List<Epoch> epochs,
      int bestEpoch,
      long trainedParameters,
      double seconds,
      Map<StudySet, double[][]> answers) {
    this(system, seed, epochs, bestEpoch, trainedParameters, seconds, Map.of(), List.of(), answers);
  }

  public RunName name() {
    return new RunName(system, seed);
  }

  private static void requireColumns(String system, long seed, StudySet set, double[][] rows) {
    for (double[] row : rows) {
      if (row.length != 1 && row.length != Finding.CLASSES.size()) {
        throw new IllegalArgumentException(
            "seed %d of %s answers %s with %d columns, expected 1 or %d"
                .formatted(seed, system, set, row.length, Finding.CLASSES.size()));
      }
    }
  }

  /** True if the answers tell the classes of {@link Finding#CLASSES} apart. */
  public boolean hasThreeClasses() {
    return answers.get(StudySet.TEST)[0].length == Finding.CLASSES.size();
  }

  /** Log-odds of pneumonia before calibration, one an image. */
  public double[] logits(StudySet set) {
    return LogOdds.ofPneumonia(answers.get(set));
  }

  /** Answers of one column. */
  public static double[][] column(double[] logits) {
    return Arrays.stream(logits).mapToObj(logit -> new double[] {logit}).toArray(double[][]::new);
  }
}
