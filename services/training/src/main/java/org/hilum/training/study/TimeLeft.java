package org.hilum.training.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long the runs that are missing will take, judged by the finished ones of the same system. */
final class TimeLeft {
  private final Map<String, Runs> bySystem = new LinkedHashMap<>();

  /** Of one system: how many there are to be, how many there are, and how long these took. */
  private record Runs(int wanted, int finished, double seconds) {
    Runs plus(double more) {
      return new Runs(wanted, finished + 1, seconds + more);
    }

    /** Seconds of those that are missing; 0 if none can be judged by. */
    double left() {
      return finished == 0 ? 0 : (wanted - finished) * seconds / finished;
    }
  }

  TimeLeft(List<StudySystem> systems, int seeds) {
    systems.forEach(system -> bySystem.put(system.name(), new Runs(system.seeds(seeds), 0, 0)));
  }

  void finished(StudySystem system, double seconds) {
    bySystem.computeIfPresent(system.name(), (name, runs) -> runs.plus(seconds));
  }

  @Override
  public String toString() {
    double seconds = bySystem.values().stream().mapToDouble(Runs::left).sum();
    long unknown = bySystem.values().stream().filter(runs -> runs.finished() == 0).count();
    return String.format(Locale.ROOT, "%.0f min left", Math.ceil(seconds / 60))
        + (unknown == 0 ? "" : ", systems that never ran not counted: " + unknown);
  }
}
