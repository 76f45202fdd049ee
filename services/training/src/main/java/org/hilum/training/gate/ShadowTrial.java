package org.hilum.training.gate;

/**
 * What came of running a candidate beside the champion.
 *
 * @param candidate its model version
 * @param champion model version that counted meanwhile
 * @param cases live images that both judged
 * @param agreements images among them on which both decided the same
 * @param upheld others on which readers agree with the candidate; without them no model that is
 *     much better than the champion could take its place
 */
public record ShadowTrial(
    String candidate, String champion, int cases, int agreements, int upheld) {
  public ShadowTrial {
    if (agreements < 0 || upheld < 0 || agreements + upheld > cases) {
      throw new IllegalArgumentException(
          "%d agreements and %d upheld on %d cases cannot be".formatted(agreements, upheld, cases));
    }
  }

  double agreement() {
    return (double) (agreements + upheld) / cases;
  }
}
