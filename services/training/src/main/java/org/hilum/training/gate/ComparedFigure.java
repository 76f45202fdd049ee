package org.hilum.training.gate;

import java.util.List;
import org.hilum.training.evaluate.Interval;
import org.hilum.training.evaluate.PairedFigures;

/**
 * A figure of both models on the locked test images, with 95 % intervals.
 *
 * @param difference the candidate's less the champion's
 */
public record ComparedFigure(
    String name,
    double candidate,
    Interval candidateInterval,
    double champion,
    Interval championInterval,
    double difference,
    Interval differenceInterval) {
  static final List<String> NAMES =
      List.of("auc", "average_precision", "sensitivity", "specificity", "accuracy", "ece");

  static List<ComparedFigure> of(PairedFigures figures) {
    return NAMES.stream()
        .map(
            name ->
                new ComparedFigure(
                    name,
                    figures.first(name),
                    figures.firstInterval(name),
                    figures.second(name),
                    figures.secondInterval(name),
                    figures.difference(name),
                    figures.differenceInterval(name)))
        .toList();
  }
}
