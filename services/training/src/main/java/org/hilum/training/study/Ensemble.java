package org.hilum.training.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hilum.training.calibrate.Temperature;

/**
 * Several runs that answer as one: the mean of their log-odds of pneumonia, each calibrated by a
 * temperature fitted on the stressed validation images. Its answers are a run like any other.
 *
 * @param members a member that stands twice counts twice
 */
public record Ensemble(List<Member> members) {

  /**
   * Runs of one system, which differ by their seed, in groups.
   *
   * <p>In the order of their seeds, the first {@code size} runs make one ensemble, the next {@code
   * size} another, and so on; runs that fill no group are left out. No run is in two ensembles, so
   * these vary as much as ensembles of that size do. Each bears the first seed of its group.
   *
   * @param name of the new system
   * @param isStressedPneumonia truth of the stressed validation images
   * @throws IllegalArgumentException if there are fewer runs than {@code size}, or of two systems
   */
  public static List<StudyRun> ofSeeds(
      String name, List<StudyRun> runs, int size, boolean[] isStressedPneumonia) {
    if (runs.size() < size || runs.stream().map(StudyRun::system).distinct().count() != 1) {
      throw new IllegalArgumentException(
          "an ensemble of %d seeds needs as many runs of one system, there are %s"
              .formatted(size, runs.stream().map(run -> run.system() + " " + run.seed()).toList()));
    }
    List<StudyRun> inOrder =
        runs.stream().sorted(Comparator.comparingLong(StudyRun::seed)).toList();
    List<StudyRun> ensembles = new ArrayList<>();
    for (int from = 0; from + size <= runs.size(); from += size) {
      List<Member> members =
          inOrder.subList(from, from + size).stream()
              .map(run -> Member.of(run, isStressedPneumonia))
              .toList();
      ensembles.add(new Ensemble(members).run(name, inOrder.get(from).seed()));
    }
    return ensembles;
  }

  /** Loss on the stressed validation images after calibration, both classes in balance. */
  double stressedLoss(boolean[] isStressedPneumonia) {
    double[] logOdds = logOdds(StudySet.STRESSED);
    double temperature = Temperature.fit(logOdds, isStressedPneumonia);
    return Temperature.loss(logOdds, isStressedPneumonia, temperature);
  }

  StudyRun run(String name, long seed) {
    Map<StudySet, double[][]> answers = new EnumMap<>(StudySet.class);
    for (StudySet set : StudySet.values()) {
      answers.put(set, StudyRun.column(logOdds(set)));
    }
    List<StudyRun> distinct = members.stream().map(Member::run).distinct().toList();
    return new StudyRun(
        name,
        seed,
        List.of(),
        0,
        distinct.stream().mapToLong(StudyRun::trainedParameters).sum(),
        distinct.stream().mapToDouble(StudyRun::seconds).sum(),
        Map.of(),
        members.stream().map(member -> member.run().name()).toList(),
        answers);
  }

  private double[] logOdds(StudySet set) {
    double[] mean = members.get(0).logOdds(set);
    for (Member member : members.subList(1, members.size())) {
      double[] logOdds = member.logOdds(set);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += logOdds[i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= members.size();
    }
    return mean;
  }
}
