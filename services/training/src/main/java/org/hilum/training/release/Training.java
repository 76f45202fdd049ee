package org.hilum.training.release;

import java.util.List;
import java.util.Map;
import org.hilum.training.chart.LearningCurves;
import org.hilum.training.train.TrainedHead;

/** How the learned part of a model came about. */
public sealed interface Training permits HeadTraining, TailTraining {
  /** Its part of the provenance: the command, its settings, and what was chosen among what. */
  Map<String, Object> facts();

  /** What to draw, by how the names of its files begin. */
  Map<String, LearningCurves> curves();

  /** A line a head. */
  static LearningCurves curves(String title, List<TrainedHead> heads) {
    return new LearningCurves(
        title,
        heads.stream()
            .map(head -> new LearningCurves.Run(head.epochs(), head.best().number()))
            .toList());
  }
}
