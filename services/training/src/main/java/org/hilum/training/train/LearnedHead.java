package org.hilum.training.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hilum.network.FindingProbabilities;
import org.hilum.training.calibrate.Temperature;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.features.FeatureTable;

/**
 * A head and everything that was chosen for it on validation images.
 *
 * @param head it may tell viral from bacterial, see {@link JoinedHeads}
 * @param temperature divides the log-odds of pneumonia
 * @param subtypeTemperature divides the log-odds of viral given pneumonia; empty for a head that
 *     does not tell
 * @param threshold probability from which an image is flagged
 * @param known where the features of known images lie
 * @param unlikenessLimit residual at which the model begins to abstain
 */
public record LearnedHead(
    DenseHead head,
    double temperature,
    OptionalDouble subtypeTemperature,
    double threshold,
    KnownSubspace known,
    double unlikenessLimit) {
  /** Share of plain validation images that count as known. */
  public static final double KNOWN_SHARE = 0.95;

  private static final int COMPONENTS = 256;

  /**
   * Calibrates a head on the stressed images.
   *
   * @throws UnusableDataException if it tells viral from bacterial, and no stressed image is known
   *     to be one of the two
   */
  public static LearnedHead of(DenseHead head, LearningData data) {
    CalibratedHead calibrated = CalibratedHead.of(head, data.stressed());
    KnownSubspace known = subspace(data);
    double limit = known.residualQuantile(data.validation().features(), KNOWN_SHARE);
    return new LearnedHead(
        head,
        calibrated.temperature(),
        SubtypeTemperature.fit(head, data.stressed()),
        calibrated.threshold(),
        known,
        limit);
  }

  /** What the model says of images whose features are at hand. */
  public List<Outcome> outcomes(LabelledFeatures images) {
    double[] logits = head.logits(images.features());
    double[] probabilities = Temperature.probabilities(logits, temperature);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      LabelledImage image = images.images().get(i);
      double unlikeness = known.residual(images.features().row(i)) / unlikenessLimit;
      outcomes.add(
          new Outcome(
              image.patient(), image.isPneumonia(), logits[i], probabilities[i], unlikeness));
    }
    return outcomes;
  }

  /** The same by finding, one for each image; none if the head does not tell the causes. */
  public List<FindingProbabilities> findings(LabelledFeatures images) {
    if (subtypeTemperature.isEmpty()) {
      return List.of();
    }
    double[][] outputs = head.outputs(images.features());
    double[] pneumonia = probabilities(outputs, 0, temperature);
    double[] viral = probabilities(outputs, 1, subtypeTemperature.getAsDouble());
    return IntStream.range(0, outputs.length)
        .mapToObj(i -> FindingProbabilities.of(pneumonia[i], viral[i]))
        .toList();
  }

  private static double[] probabilities(double[][] outputs, int column, double temperature) {
    double[] logits = Arrays.stream(outputs).mapToDouble(output -> output[column]).toArray();
    return Temperature.probabilities(logits, temperature);
  }

  private static KnownSubspace subspace(LearningData data) {
    FeatureTable all = FeatureTable.stacked(List.of(data.plain(), data.altered().features()));
    return KnownSubspace.fit(all, Math.min(COMPONENTS, all.columns() / 2));
  }
}
