package org.hilum.training.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hilum.network.FindingProbabilities;
import org.hilum.training.calibrate.Temperature;
import org.hilum.training.calibrate.Threshold;
import org.hilum.training.data.LabelledImage;
import org.hilum.training.data.UnusableDataException;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.features.FeatureTable;

/**
 * Everything of a model that was learned, the network below aside.
 *
 * @param chosen the candidate with the lowest loss under stress
 * @param candidates one a seed, in the order of the seeds
 * @param temperature divides the log-odds of pneumonia
 * @param subtypeTemperature divides the log-odds of viral given pneumonia; empty for a head that
 *     does not tell
 * @param threshold probability from which an image is flagged
 * @param known where the features of known images lie
 * @param unlikenessLimit residual at which the model begins to abstain
 */
public record LearnedHead(
    TrainedHead chosen,
    List<TrainedHead> candidates,
    double temperature,
    OptionalDouble subtypeTemperature,
    double threshold,
    KnownSubspace known,
    double unlikenessLimit) {
  /** How many seeds are tried. */
  public static final int CANDIDATES = 5;

  /** Share of plain validation images that count as known. */
  public static final double KNOWN_SHARE = 0.95;

  private static final int COMPONENTS = 256;

  /** Learns with the seeds {@code seed}, {@code seed + 1} and so on. */
  public static LearnedHead learn(LearningData data, HeadSettings settings, long seed) {
    HeadTrainer trainer =
        new HeadTrainer(HeadTarget.PNEUMONIA, data.altered(), data.stressed(), settings);
    List<TrainedHead> candidates =
        LongStream.range(seed, seed + CANDIDATES).mapToObj(trainer::train).toList();
    TrainedHead chosen =
        Collections.min(
            candidates, Comparator.comparingDouble(candidate -> candidate.best().validationLoss()));
    return of(chosen, candidates, data);
  }

  /**
   * A head that was learned already, calibrated on the stressed images.
   *
   * @param chosen its head may tell viral from bacterial, see {@link JoinedHeads}
   * @param candidates what it was chosen among
   * @throws UnusableDataException if it tells, and no stressed image is known to be one of the two
   */
  public static LearnedHead of(
      TrainedHead chosen, List<TrainedHead> candidates, LearningData data) {
    double[] logits = chosen.head().logits(data.stressed().features());
    boolean[] labels = data.stressed().isPneumonia();
    double temperature = Temperature.fit(logits, labels);
    double threshold =
        Threshold.forSensitivity(
            Temperature.probabilities(logits, temperature), labels, Threshold.SENSITIVITY);
    KnownSubspace known = subspace(data);
    double limit = known.residualQuantile(data.validation().features(), KNOWN_SHARE);
    return new LearnedHead(
        chosen,
        candidates,
        temperature,
        SubtypeTemperature.fit(chosen.head(), data.stressed()),
        threshold,
        known,
        limit);
  }

  /** What the model says of images whose features are at hand. */
  public List<Outcome> outcomes(LabelledFeatures images) {
    double[] logits = chosen.head().logits(images.features());
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
    double[][] outputs = chosen.head().outputs(images.features());
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
