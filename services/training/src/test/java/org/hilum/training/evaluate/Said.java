package org.hilum.training.evaluate;

/** Outcomes in few words, for tests. */
final class Said {
  private Said() {}

  /** Of a model with temperature 1 that knows the image. */
  static Outcome of(String patient, boolean isPneumonia, double probability) {
    double logit = Math.log(probability / (1 - probability));
    return new Outcome(patient, isPneumonia, logit, probability, 0);
  }
}
