package org.hilum.training.study;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hilum.training.data.LabelledImage;

/** Trains every system with every seed, or reads the runs that were finished before. */
public final class Study {
  private final List<StudySystem> systems;
  private final int seeds;
  private final RunFolder folder;
  private final PrintStream out;

  /**
   * @param systems in the order in which a report shows them
   * @param seeds each system runs with the seeds 1 to this, as far as they matter to it
   * @param folder where finished runs are kept
   * @param out where progress is said
   */
  public Study(List<StudySystem> systems, int seeds, RunFolder folder, PrintStream out) {
    this.systems = List.copyOf(systems);
    this.seeds = seeds;
    this.folder = folder;
    this.out = out;
  }

  /**
   * All systems take a seed before any takes the next: what was begun last is least missed.
   *
   * @param images of each set, in the order of the answers
   */
  public StudyResults run(Map<StudySet, List<LabelledImage>> images) {
    TimeLeft left = new TimeLeft(systems, seeds);
    List<StudyRun> runs = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      for (StudySystem system : taking(seed)) {
        Optional<StudyRun> kept = folder.find(system, seed);
        StudyRun run = kept.isPresent() ? kept.get() : run(system, seed);
        runs.add(run);
        left.finished(system, run.seconds());
        out.printf(
            Locale.ROOT,
            "%s, seed %d: %s, run %d of %d, %s%n",
            system.name(),
            seed,
            kept.isPresent() ? "was there" : "took %.0f s".formatted(run.seconds()),
            runs.size(),
            systems.stream().mapToInt(each -> each.seeds(seeds)).sum(),
            left);
      }
    }
    // The sort keeps the seeds of a system in their order.
    runs.sort(Comparator.comparingInt(run -> names().indexOf(run.system())));
    return new StudyResults(systems, runs, images);
  }

  private List<StudySystem> taking(long seed) {
    return systems.stream().filter(system -> seed <= system.seeds(seeds)).toList();
  }

  private StudyRun run(StudySystem system, long seed) {
    StudyRun run = system.run(seed);
    folder.keep(system, run);
    return run;
  }

  private List<String> names() {
    return systems.stream().map(StudySystem::name).toList();
  }
}
