package org.hilum.training.gate;

import java.util.List;

/**
 * What a model must be to become champion, and to stay it; the content of {@code
 * promotion-policy.yaml}.
 *
 * @param digest SHA-256 of the file
 * @param sensitivityFloor least sensitivity on the locked test images, at the candidate's threshold
 * @param eceCeiling greatest expected calibration error there
 * @param sentinels ids of images whose decision must not change
 */
public record PromotionPolicy(
    String digest,
    Auc auc,
    double sensitivityFloor,
    double eceCeiling,
    Subgroups subgroups,
    List<String> sentinels,
    Shadow shadow,
    Guards guards) {

  /**
   * @param margin by which the candidate's AUC may lie below the champion's
   * @param confidence one-sided, that it does not lie further below
   */
  public record Auc(double margin, double confidence) {}

  /**
   * @param largestDrop of sensitivity or specificity in a group of images
   * @param minimumCases images of a class from which a group is judged
   */
  public record Subgroups(double largestDrop, int minimumCases) {}

  /**
   * @param minimumCases live images that both models must have judged
   * @param minimumAgreement share of them on which both decide the same, or readers decide as the
   *     candidate does
   */
  public record Shadow(int minimumCases, double minimumAgreement) {}

  /**
   * What sends a champion back.
   *
   * @param cases live images, the last so many of the champion and of the one before, by which
   *     their positive rates are compared
   * @param positiveRateChange by which these may differ, either way
   * @param verdicts live images of the champion with a label, the last so many, that the other two
   *     bounds are about
   * @param minimumAgreement share of them that the champion must decide as the readers did
   * @param eceCeiling greatest expected calibration error on them
   */
  public record Guards(
      int cases,
      double positiveRateChange,
      int verdicts,
      double minimumAgreement,
      double eceCeiling) {}

  public PromotionPolicy {
    sentinels = List.copyOf(sentinels);
  }
}
