package org.hilum.training.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every system of a study judged.
 *
 * @param systems in the order of the study; one without runs is left out
 */
public record StudyFigures(List<SystemFigures> systems) {
  public StudyFigures {
    systems = List.copyOf(systems);
  }

  public static StudyFigures of(StudyResults results) {
    List<SystemFigures> systems = new ArrayList<>();
    for (StudySystem system : results.systems()) {
      List<StudyRun> runs = results.runsOf(system.name());
      if (!runs.isEmpty()) {
        systems.add(SystemFigures.of(system.name(), system.title(), runs, results.images()));
      }
    }
    return new StudyFigures(systems);
  }

  /** The system of the least stressed validation loss; the test images have no say. */
  public SystemFigures best() {
    return systems.stream()
        .min(Comparator.comparingDouble(SystemFigures::stressedLoss))
        .orElseThrow(() -> new IllegalStateException("the study has no run"));
  }

  public Optional<SystemFigures> named(String name) {
    return systems.stream().filter(system -> system.name().equals(name)).findFirst();
  }

  /** The systems of which the study published figures, in its order. */
  public List<SystemFigures> published() {
    return PublishedFigures.ALL.stream()
        .flatMap(published -> named(published.system()).stream())
        .toList();
  }
}
