package org.hilum.training.evaluate;

import java.util.ArrayList;
import java.util.List;

/** Does a probability of 0.8 come true in eight of ten images? */
public final class Reliability {
  /**
   * Images with about the same probability.
   *
   * @param images how many; never 0
   * @param meanProbability what the model said
   * @param pneumoniaShare what was true
   */
  public record Bin(int images, double meanProbability, double pneumoniaShare) {}

  private Reliability() {}

  /** The bins of equal width that hold an image, from low to high probability. */
  public static List<Bin> bins(List<Outcome> outcomes, int count) {
    int[] images = new int[count];
    int[] pneumonias = new int[count];
    double[] probabilities = new double[count];
    for (Outcome outcome : outcomes) {
      int bin = Math.min(count - 1, (int) (outcome.probability() * count));
      images[bin]++;
      pneumonias[bin] += outcome.isPneumonia() ? 1 : 0;
      probabilities[bin] += outcome.probability();
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (images[i] > 0) {
        bins.add(
            new Bin(images[i], probabilities[i] / images[i], (double) pneumonias[i] / images[i]));
      }
    }
    return bins;
  }
}
