package org.hilum.training.evaluate;

import java.util.List;

/** What images show against what was said of them. Pneumonia is the positive class. */
public record Confusion(
    int truePositives, int trueNegatives, int falsePositives, int falseNegatives) {

  static Confusion of(List<Outcome> outcomes, OperatingPoint point) {
    int[] counts = new int[4];
    for (Outcome outcome : outcomes) {
      counts[(outcome.isPneumonia() ? 2 : 0) + (point.isFlagged(outcome) ? 1 : 0)]++;
    }
    return new Confusion(counts[3], counts[0], counts[1], counts[2]);
  }

  public int images() {
    return normals() + pneumonias();
  }

  public int normals() {
    return trueNegatives + falsePositives;
  }

  public int pneumonias() {
    return truePositives + falseNegatives;
  }

  public double accuracy() {
    return (double) (truePositives + trueNegatives) / images();
  }

  /** Not a number without a pneumonia. */
  public double sensitivity() {
    return (double) truePositives / pneumonias();
  }

  /** Not a number without a normal image. */
  public double specificity() {
    return (double) trueNegatives / normals();
  }

  /** Share of the flagged images that show pneumonia; 0 if none is flagged. */
  public double precision() {
    return pneumonia().precision();
  }

  ClassFigures normal() {
    return ClassFigures.of(trueNegatives, falseNegatives, falsePositives);
  }

  ClassFigures pneumonia() {
    return ClassFigures.of(truePositives, falsePositives, falseNegatives);
  }

  /**
   * What a flag would mean where pneumonia is as frequent as given, by Bayes' rule from sensitivity
   * and specificity; 0 if none is flagged.
   */
  double ppv(double prevalence) {
    double found = sensitivity() * prevalence;
    double mistaken = (1 - specificity()) * (1 - prevalence);
    return found == 0 ? 0 : found / (found + mistaken);
  }

  /** In false alarms. */
  double costPerImage(long costRatio) {
    return (double) (costRatio * falseNegatives + falsePositives) / images();
  }
}
