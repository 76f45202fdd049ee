package org.hilum.training.gate;

/**
 * What came of running a candidate beside the champion.
 *
 * @param candidate its model version
 * @param champion model version that counted meanwhile
 * @param cases live images that both judged
 * @param agreements images among them on which both decided the same
 */
public record ShadowTrial(String candidate, String champion, int cases, int agreements) {
  public ShadowTrial {
    if (agreements < 0 || agreements > cases) {
      throw new IllegalArgumentException(
          "%d agreements on %d cases cannot be".formatted(agreements, cases));
    }
  }

  double agreement() {
    return (double) agreements / cases;
  }
}
