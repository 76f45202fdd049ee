package org.hilum.training.simulate;

import org.hilum.training.gate.PromotionPolicy;
import org.hilum.training.train.HeadEnsemble;
import org.hilum.training.train.HeadSettings;

/**
 * What is made up about a year.
 *
 * @param weeks of the year; prior and acquisition shift after half of them
 * @param mostImagesAWeek fewer if there are too few images
 * @param priorBefore share of pneumonias in the first half
 * @param priorAfter share of pneumonias in the second half and among the locked images
 * @param readTwice share of the images that two readers review
 * @param labelsARun new labels from which a run begins
 * @param shares of the patients
 * @param stressedImages validation images of the base, each seen stressed and altered afresh
 * @param heads that answer as one
 * @param settings of their training
 * @param policy what decides on a promotion
 */
public record World(
    int weeks,
    int mostImagesAWeek,
    double priorBefore,
    double priorAfter,
    double readTwice,
    int labelsARun,
    Shares shares,
    int stressedImages,
    int heads,
    HeadSettings settings,
    PromotionPolicy policy) {

  /**
   * Shares of the patients; those of the stream are the rest.
   *
   * @param base the first model learns from these
   * @param gate the base's locked images, known to the gate
   * @param locked known to nobody but the simulation
   */
  public record Shares(double base, double gate, double locked) {}

  /** A base of a hundred images or so: a model that knows everything could learn nothing. */
  public static World standard(PromotionPolicy policy) {
    return new World(
        52,
        40,
        0.6,
        0.3,
        0.3,
        100,
        new Shares(0.02, 0.14, 0.26),
        120,
        HeadEnsemble.MEMBERS,
        HeadSettings.standard(),
        policy);
  }

  /** The first week of the second half. */
  int shift() {
    return weeks / 2;
  }

  double prior(int week) {
    return week < shift() ? priorBefore : priorAfter;
  }
}
