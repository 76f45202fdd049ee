package org.hilum.training.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well probabilities agree with the truth. Pneumonia is the positive class.
 *
 * @param images how many were judged
 * @param auc area under the ROC curve; tied probabilities count half
 * @param logLoss mean negative log likelihood, natural logarithm
 * @param brier mean squared error of the probability
 * @param ece expected calibration error over {@value #BINS} bins of equal width
 */
public record Metrics(
    int images,
    int truePositives,
    int trueNegatives,
    int falsePositives,
    int falseNegatives,
    double auc,
    double accuracy,
    double sensitivity,
    double specificity,
    double logLoss,
    double brier,
    double ece) {
  /** Names of the figures that have an interval. */
  public static final List<String> FIGURES =
      List.of("auc", "accuracy", "sensitivity", "specificity", "logLoss", "brier", "ece");

  static final int BINS = 15;

  private static final double SMALLEST_PROBABILITY = 1e-7;

  /**
   * @param threshold probability from which an image is flagged
   * @throws IllegalArgumentException if a class is missing
   */
  public static Metrics of(List<Outcome> outcomes, double threshold) {
    if (!hasBothClasses(outcomes)) {
      throw new IllegalArgumentException(
          "metrics need images of both classes, there are " + outcomes.size() + " of one");
    }
    int[] counts = new int[4];
    double logLoss = 0;
    double brier = 0;
    for (Outcome outcome : outcomes) {
      boolean isFlagged = outcome.probability() >= threshold;
      counts[(outcome.isPneumonia() ? 2 : 0) + (isFlagged ? 1 : 0)]++;
      double given = outcome.isPneumonia() ? outcome.probability() : 1 - outcome.probability();
      logLoss -= Math.log(Math.max(SMALLEST_PROBABILITY, given));
      brier += (1 - given) * (1 - given);
    }
    int n = outcomes.size();
    return new Metrics(
        n,
        counts[3],
        counts[0],
        counts[1],
        counts[2],
        auc(outcomes),
        (double) (counts[0] + counts[3]) / n,
        (double) counts[3] / (counts[2] + counts[3]),
        (double) counts[0] / (counts[0] + counts[1]),
        logLoss / n,
        brier / n,
        ece(outcomes));
  }

  /** A figure by its name in {@link #FIGURES}. */
  public double figure(String name) {
    return switch (name) {
      case "auc" -> auc;
      case "accuracy" -> accuracy;
      case "sensitivity" -> sensitivity;
      case "specificity" -> specificity;
      case "logLoss" -> logLoss;
      case "brier" -> brier;
      case "ece" -> ece;
      default -> throw new IllegalArgumentException("there is no figure '" + name + "'");
    };
  }

  static boolean hasBothClasses(List<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::isPneumonia).distinct().count() == 2;
  }

  /** Mann-Whitney: the share of pairs in which the pneumonia has the higher probability. */
  private static double auc(List<Outcome> outcomes) {
    List<Outcome> ascending = new ArrayList<>(outcomes);
    ascending.sort(Comparator.comparingDouble(Outcome::probability));
    double pairs = 0;
    long normalsBelow = 0;
    long pneumonias = 0;
    for (int from = 0; from < ascending.size(); ) {
      int to = from;
      long tiedNormals = 0;
      long tiedPneumonias = 0;
      while (to < ascending.size()
          && ascending.get(to).probability() == ascending.get(from).probability()) {
        if (ascending.get(to).isPneumonia()) {
          tiedPneumonias++;
        } else {
          tiedNormals++;
        }
        to++;
      }
      pairs += tiedPneumonias * (normalsBelow + tiedNormals / 2.0);
      normalsBelow += tiedNormals;
      pneumonias += tiedPneumonias;
      from = to;
    }
    return pairs / ((double) normalsBelow * pneumonias);
  }

  private static double ece(List<Outcome> outcomes) {
    return Reliability.bins(outcomes, BINS).stream()
            .mapToDouble(
                bin -> bin.images() * Math.abs(bin.meanProbability() - bin.pneumoniaShare()))
            .sum()
        / outcomes.size();
  }
}
