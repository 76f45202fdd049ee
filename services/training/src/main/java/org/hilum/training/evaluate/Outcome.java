package org.hilum.training.evaluate;

/**
 * What a model said of an image, and what the image shows.
 *
 * @param patient token of the patient
 * @param isPneumonia what the image shows
 * @param logit the head's output before calibration
 * @param probability of pneumonia, calibrated, 0 to 1
 * @param unlikeness above 1 the model abstains
 */
public record Outcome(
    String patient, boolean isPneumonia, double logit, double probability, double unlikeness) {
  public boolean isAbstained() {
    return unlikeness > 1;
  }

  /** The probability given to what the image really shows. */
  public double probabilityOfTruth() {
    return isPneumonia ? probability : 1 - probability;
  }

  /** As the network alone would have said it. */
  public Outcome beforeTemperature() {
    return new Outcome(patient, isPneumonia, logit, 1 / (1 + Math.exp(-logit)), unlikeness);
  }
}
