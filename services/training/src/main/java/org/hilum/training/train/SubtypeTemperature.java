package org.hilum.training.train;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.hilum.training.calibrate.Temperature;
import org.hilum.training.data.Finding;
import org.hilum.training.data.UnusableDataException;

/** Calibrates the log-odds of viral given pneumonia, on pneumonias whose cause is known. */
final class SubtypeTemperature {
  private SubtypeTemperature() {}

  /**
   * Empty for a head without that output.
   *
   * @throws UnusableDataException if no image is known to be viral, or none to be bacterial
   */
  static OptionalDouble fit(DenseHead head, LabelledFeatures images) {
    if (!head.layers().hasSubtype()) {
      return OptionalDouble.empty();
    }
    double[][] outputs = head.outputs(images.features());
    List<Double> logits = new ArrayList<>();
    List<Finding> causes = new ArrayList<>();
    for (int row = 0; row < outputs.length; row++) {
      Finding finding = images.images().get(row).finding();
      if (finding == Finding.BACTERIAL || finding == Finding.VIRAL) {
        logits.add(outputs[row][1]);
        causes.add(finding);
      }
    }
    return OptionalDouble.of(
        Temperature.fit(logits.stream().mapToDouble(logit -> logit).toArray(), isViral(causes)));
  }

  private static boolean[] isViral(List<Finding> causes) {
    for (Finding cause : List.of(Finding.BACTERIAL, Finding.VIRAL)) {
      if (!causes.contains(cause)) {
        throw new UnusableDataException(
            "no stressed image is known to be %s; telling viral from bacterial needs both"
                .formatted(cause));
      }
    }
    boolean[] isViral = new boolean[causes.size()];
    for (int i = 0; i < isViral.length; i++) {
      isViral[i] = causes.get(i) == Finding.VIRAL;
    }
    return isViral;
  }
}
