package org.hilum.training.gate;

/**
 * One of the two models of a decision.
 *
 * @param descriptionDigest SHA-256 of its {@code model.json}
 * @param threshold at which its figures hold
 */
public record Subject(
    String modelVersion,
    String descriptionDigest,
    String trunkDigest,
    String tailDigest,
    double threshold) {

  static Subject of(Contender contender) {
    return new Subject(
        contender.model().modelVersion(),
        contender.model().descriptionDigest(),
        contender.model().description().trunkDigest(),
        contender.model().description().tailDigest(),
        contender.model().description().threshold());
  }
}
