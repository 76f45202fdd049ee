package org.hilum.training.study;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which systems join an ensemble: greedy forward selection with replacement (Caruana et al. 2004).
 * In each step that system joins with which the loss on the stressed validation images, the mean
 * over the seeds, is lowest; it ends when none lowers it any more. A system that joins twice weighs
 * twice. One choice is made for all seeds, so that the ensemble is one system; the run of a seed is
 * made of the runs that its systems have of that seed. A system with a single run, one that knows
 * no chance, stands with that run in the ensemble of every seed.
 *
 * @param systems names in the order in which they joined
 * @param stressedLoss of the ensemble
 * @param runs its answers, one run a seed
 */
public record EnsembleSelection(List<String> systems, double stressedLoss, List<StudyRun> runs) {
  private static final int MOST_MEMBERS = 20;

  /** Members by seed, of one system. */
  private record Candidates(Map<String, Map<Long, Member>> bySystem, Set<Long> seeds) {
    static Candidates of(List<StudyRun> runs, boolean[] truth) {
      Map<String, Map<Long, Member>> bySystem = new TreeMap<>();
      for (StudyRun run : runs) {
        bySystem
            .computeIfAbsent(run.system(), system -> new TreeMap<>())
            .put(run.seed(), Member.of(run, truth));
      }
      Set<Long> seeds =
          bySystem.values().stream()
              .max(Comparator.comparingInt(Map::size))
              .map(members -> new TreeSet<>(members.keySet()))
              .orElseThrow(() -> new IllegalArgumentException("an ensemble needs runs"));
      return new Candidates(bySystem, seeds);
    }

    Ensemble ensemble(List<String> systems, long seed) {
      return new Ensemble(systems.stream().map(system -> member(system, seed)).toList());
    }

    private Member member(String system, long seed) {
      Map<Long, Member> members = bySystem.get(system);
      if (members.size() == 1) {
        return members.values().iterator().next();
      }
      if (!members.containsKey(seed)) {
        throw new IllegalArgumentException(
            "%s has runs of the seeds %s but none of %d".formatted(system, members.keySet(), seed));
      }
      return members.get(seed);
    }

    double loss(List<String> systems, boolean[] truth) {
      return seeds.stream()
          .mapToDouble(seed -> ensemble(systems, seed).stressedLoss(truth))
          .average()
          .orElseThrow();
    }
  }

  /**
   * @param name of the new system
   * @param runs of all systems that may join
   * @param isStressedPneumonia truth of the stressed validation images
   * @throws IllegalArgumentException if a system has several runs, but none of a seed that another
   *     has
   */
  public static EnsembleSelection of(
      String name, List<StudyRun> runs, boolean[] isStressedPneumonia) {
    Candidates candidates = Candidates.of(runs, isStressedPneumonia);
    List<String> chosen = List.of();
    double lowest = Double.POSITIVE_INFINITY;
    while (chosen.size() < MOST_MEMBERS) {
      List<String> joined = best(candidates, chosen, isStressedPneumonia);
      double loss = candidates.loss(joined, isStressedPneumonia);
      if (!(loss < lowest)) {
        break;
      }
      chosen = joined;
      lowest = loss;
    }
    List<String> systems = chosen;
    return new EnsembleSelection(
        systems,
        lowest,
        candidates.seeds().stream()
            .map(seed -> candidates.ensemble(systems, seed).run(name, seed))
            .toList());
  }

  /** The chosen systems and the one that does most good. */
  private static List<String> best(Candidates candidates, List<String> chosen, boolean[] truth) {
    return candidates.bySystem().keySet().stream()
        .map(system -> Stream.concat(chosen.stream(), Stream.of(system)).toList())
        .min(Comparator.comparingDouble(systems -> candidates.loss(systems, truth)))
        .orElseThrow();
  }
}
