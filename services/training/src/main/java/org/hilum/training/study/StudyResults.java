package org.hilum.training.study;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hilum.training.data.LabelledImage;

/**
 * Every system with every seed, and what the answers are about.
 *
 * @param systems in the order in which a report shows them
 * @param runs of these systems, by system and then by seed
 * @param images of each set, in the order of the rows of the answers
 */
public record StudyResults(
    List<StudySystem> systems, List<StudyRun> runs, Map<StudySet, List<LabelledImage>> images) {
  public StudyResults {
    systems = List.copyOf(systems);
    runs = List.copyOf(runs);
    images = new EnumMap<>(images);
    for (StudyRun run : runs) {
      for (StudySet set : StudySet.values()) {
        requireRows(run, set, images.get(set).size());
      }
    }
  }

  /** These and one more system with its runs. */
  StudyResults plus(StudySystem system, List<StudyRun> its) {
    return new StudyResults(
        Stream.concat(systems.stream(), Stream.of(system)).toList(),
        Stream.concat(runs.stream(), its.stream()).toList(),
        images);
  }

  /** Truth of each row. */
  boolean[] isPneumonia(StudySet set) {
    return JudgedRun.labels(images.get(set));
  }

  List<StudyRun> runsOf(String system) {
    return runs.stream().filter(run -> run.system().equals(system)).toList();
  }

  /** What runs of a system depend on besides images, views and seed. */
  public String recipe(String system) {
    return systems.stream()
        .filter(one -> one.name().equals(system))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no system " + system))
        .recipe();
  }

  private static void requireRows(StudyRun run, StudySet set, int images) {
    int rows = run.answers().get(set).length;
    if (rows != images) {
      throw new IllegalArgumentException(
          "seed %d of %s answers %d images of %s, there are %d"
              .formatted(run.seed(), run.system(), rows, set, images));
    }
  }
}
