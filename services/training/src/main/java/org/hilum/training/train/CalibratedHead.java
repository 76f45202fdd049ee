package org.hilum.training.train;

import org.hilum.training.calibrate.Temperature;
import org.hilum.training.calibrate.Threshold;
import org.hilum.training.features.FeatureTable;

/**
 * A head with what makes a decision of its log-odds.
 *
 * @param temperature divides the log-odds of pneumonia
 * @param threshold probability from which an image is flagged
 */
public record CalibratedHead(DenseHead head, double temperature, double threshold) {
  /** Chooses both on stressed validation images. */
  public static CalibratedHead of(DenseHead head, LabelledFeatures stressed) {
    double[] logits = head.logits(stressed.features());
    boolean[] labels = stressed.isPneumonia();
    double temperature = Temperature.fit(logits, labels);
    return new CalibratedHead(
        head,
        temperature,
        Threshold.forSensitivity(
            Temperature.probabilities(logits, temperature), labels, Threshold.SENSITIVITY));
  }

  /** Calibrated, one a row. */
  public double[] probabilities(FeatureTable features) {
    return Temperature.probabilities(head.logits(features), temperature);
  }
}
