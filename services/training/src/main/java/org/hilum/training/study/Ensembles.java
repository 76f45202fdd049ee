package org.hilum.training.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ensembles of a study. Their members have run; what they say together is a run, kept as a file
 * like any other and written again each time, because other seeds or systems may have joined.
 */
public final class Ensembles {
  /** Name of the ensemble whose members were chosen on the stressed validation images. */
  public static final String SELECTED = "ensemble";

  private static final String TUNED = "fine-tuned";

  private final RunFolder folder;

  /** A system whose runs are there. */
  private record Joined(String name, String title, List<StudyRun> runs) implements StudySystem {
    @Override
    public String recipe() {
      return "mean of the log-odds, each calibrated on stressed validation";
    }

    @Override
    public StudyRun run(long seed) {
      return runs.stream()
          .filter(run -> run.seed() == seed)
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(name + " has no run of seed " + seed));
    }
  }

  public Ensembles(RunFolder folder) {
    this.folder = folder;
  }

  /**
   * The results with those of the ensembles: all seeds of the fine-tuned system, if there are
   * several, and the selection of {@link EnsembleSelection} among the systems that were trained.
   */
  public StudyResults joining(StudyResults results) {
    boolean[] truth = results.isPneumonia(StudySet.STRESSED);
    EnsembleSelection selection = EnsembleSelection.of(SELECTED, results.runs(), truth);
    Joined chosen =
        new Joined(SELECTED, "Ensemble: " + words(selection.systems()), selection.runs());
    return plus(chosen, withSeedsOfTuned(results, truth));
  }

  private StudyResults withSeedsOfTuned(StudyResults results, boolean[] truth) {
    List<StudyRun> runs = results.runsOf(TUNED);
    if (runs.size() < 2) {
      return results;
    }
    String name = TUNED + "-seeds";
    String title = "Ensemble: %d seeds of %s".formatted(runs.size(), TUNED);
    return plus(new Joined(name, title, Ensemble.ofSeeds(name, runs, runs.size(), truth)), results);
  }

  private StudyResults plus(Joined ensemble, StudyResults results) {
    ensemble.runs().forEach(run -> folder.keep(ensemble, run));
    return results.plus(ensemble, ensemble.runs());
  }

  /** As {@code fine-tuned ×2, svm}. */
  private static String words(List<String> systems) {
    Map<String, Integer> times = new LinkedHashMap<>();
    systems.forEach(system -> times.merge(system, 1, Integer::sum));
    return times.entrySet().stream()
        .map(entry -> entry.getKey() + (entry.getValue() == 1 ? "" : " ×" + entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
