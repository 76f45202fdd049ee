package org.hilum.training.evaluate;

/**
 * From where a model flags, and what its mistakes cost.
 *
 * @param threshold probability from which an image is flagged
 * @param costRatio false alarms that cost as much as one missed pneumonia
 */
public record OperatingPoint(double threshold, long costRatio) {
  /** A convention to compare models by; no study of costs stands behind it. */
  public static final long DEFAULT_COST_RATIO = 10;

  /** With the default ratio of costs. */
  public static OperatingPoint of(double threshold) {
    return new OperatingPoint(threshold, DEFAULT_COST_RATIO);
  }

  public OperatingPoint atHalf() {
    return new OperatingPoint(0.5, costRatio);
  }

  /**
   * @param probability of pneumonia, calibrated
   */
  public boolean isFlagged(double probability) {
    return probability >= threshold;
  }

  boolean isFlagged(Outcome outcome) {
    return isFlagged(outcome.probability());
  }

  boolean isRight(Outcome outcome) {
    return isFlagged(outcome) == outcome.isPneumonia();
  }
}
