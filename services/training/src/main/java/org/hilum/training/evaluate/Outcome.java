package org.hilum.training.evaluate;

/**
 * What a model said of an image, and what the image shows.
 *
 * @param patient token of the patient
 * @param isPneumonia what the image shows
 * @param probability of pneumonia, 0 to 1
 * @param unlikeness above 1 the model abstains
 */
public record Outcome(String patient, boolean isPneumonia, double probability, double unlikeness) {
  public boolean isAbstained() {
    return unlikeness > 1;
  }
}
