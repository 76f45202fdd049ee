package org.hilum.training.classical;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.hilum.training.calibrate.Temperature;

/**
 * The settings with the lowest loss on rows that were not fitted, after calibration: a decision
 * value has no unit of its own.
 *
 * @param classifier fitted with the settings
 * @param loss mean negative log likelihood, both classes in balance
 */
public record Choice<S>(S settings, Classifier classifier, double loss) {

  /** Tries all settings, several at a time. */
  public static <S> Choice<S> of(
      List<S> grid, Function<S, Classifier> fit, double[][] rows, boolean[] isPneumonia) {
    return grid.parallelStream()
        .map(settings -> of(settings, fit.apply(settings), rows, isPneumonia))
        .min(Comparator.comparingDouble(Choice::loss))
        .orElseThrow();
  }

  private static <S> Choice<S> of(
      S settings, Classifier classifier, double[][] rows, boolean[] isPneumonia) {
    double[] logits = classifier.logits(rows);
    double temperature = Temperature.fit(logits, isPneumonia);
    return new Choice<>(settings, classifier, Temperature.loss(logits, isPneumonia, temperature));
  }
}
