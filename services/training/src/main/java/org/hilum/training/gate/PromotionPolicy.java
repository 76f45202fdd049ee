package org.hilum.training.gate;

import java.util.List;

/**
 * What a model must be to become champion; the content of {@code promotion-policy.yaml}.
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
    Shadow shadow) {

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
   * @param minimumAgreement share of them on which both decide the same
   */
  public record Shadow(int minimumCases, double minimumAgreement) {}

  public PromotionPolicy {
    sentinels = List.copyOf(sentinels);
  }
}
