package org.hilum.training.simulate;

import java.util.SplittableRandom;
import org.hilum.schemas.Verdict;

/**
 * Somebody who reviews images.
 *
 * @param missed probability that a pneumonia is called normal
 * @param falseAlarms probability that a normal image is called a pneumonia
 * @param share of all readings, relative to the others'
 */
public record Reader(String name, double missed, double falseAlarms, double share) {
  /** One who errs both ways alike. */
  static Reader erring(String name, double rate, double share) {
    return new Reader(name, rate, rate, share);
  }

  /** One who calls everything a pneumonia. */
  static Reader rogue(String name, double share) {
    return new Reader(name, 0, 1, share);
  }

  String word(boolean isPneumonia, SplittableRandom random) {
    boolean errs = random.nextDouble() < (isPneumonia ? missed : falseAlarms);
    return (isPneumonia == errs ? Verdict.NORMAL : Verdict.PNEUMONIA).name();
  }
}
