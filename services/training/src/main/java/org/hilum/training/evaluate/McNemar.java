package org.hilum.training.evaluate;

/**
 * McNemar's test (1947): do two models err equally often on the same images? Only the images on
 * which one is right and the other is wrong tell. The p-value is the exact binomial one whatever
 * their number, so no approximation has to be chosen. Images count as independent, which those of
 * one patient are not quite; the intervals of a {@link Comparison} do without that.
 *
 * @param onlyFirstRight images on which the second model is wrong
 * @param onlySecondRight images on which the first model is wrong
 */
public record McNemar(int onlyFirstRight, int onlySecondRight) {
  public static final String METHOD = "exact binomial";

  /** Two-sided: how likely so uneven a division, or a more uneven one, is by chance. */
  public double p() {
    int discordant = onlyFirstRight + onlySecondRight;
    int fewer = Math.min(onlyFirstRight, onlySecondRight);
    double logChoices = 0;
    double tail = 0;
    for (int i = 0; i <= fewer; i++) {
      tail += Math.exp(logChoices - discordant * Math.log(2));
      logChoices += Math.log(discordant - i) - Math.log(i + 1);
    }
    return Math.min(1, 2 * tail);
  }
}
