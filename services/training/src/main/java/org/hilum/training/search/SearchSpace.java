package org.hilum.training.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.OptimizerKind;

/**
 * Learning rate, batch size, optimizer, dropout, width of the head and unlock depth. What is not
 * searched stays as it is in the settings that the search begins with.
 *
 * <p>The rates are those of Adam. Stochastic gradient descent gets a hundred times as much: a step
 * of Adam is about as long as the rate, one of plain descent is the rate times a small gradient.
 *
 * @param start settings to begin with
 * @param unlockDepths to choose from; 0 is the frozen network
 */
public record SearchSpace(HeadSettings start, List<Integer> unlockDepths) {
  private static final float SGD_FACTOR = 100;
  private static final double LOWEST_RATE = 2e-5;
  private static final double HIGHEST_RATE = 5e-3;
  private static final double HIGHEST_DROPOUT = 0.7;
  private static final List<Integer> BATCH_SIZES = List.of(32, 64, 128, 256);
  private static final List<Integer> WIDTHS = List.of(32, 64, 128, 256, 512);

  private static final List<Float> GRID_RATES = List.of(5e-5f, 2e-4f, 1e-3f);
  private static final List<Float> GRID_DROPOUTS = List.of(0.2f, 0.5f);
  private static final List<Integer> GRID_BATCH_SIZES = List.of(64, 256);
  private static final List<Integer> GRID_WIDTHS = List.of(32, 128);

  /** Every combination of a few values of each. */
  public List<Candidate> grid() {
    List<Candidate> grid = new ArrayList<>();
    for (int depth : unlockDepths) {
      for (OptimizerKind optimizer : OptimizerKind.values()) {
        for (float rate : GRID_RATES) {
          for (int batchSize : GRID_BATCH_SIZES) {
            for (float dropout : GRID_DROPOUTS) {
              for (int width : GRID_WIDTHS) {
                grid.add(candidate(optimizer, rate, batchSize, dropout, width, depth));
              }
            }
          }
        }
      }
    }
    return grid;
  }

  /**
   * First the start with each depth, for comparison; then candidates drawn independently of each
   * other, rate and width evenly in their logarithm (Bergstra and Bengio 2012). The same seed draws
   * the same, and more of them begin alike.
   */
  public List<Candidate> random(int count, long seed) {
    List<Candidate> candidates = new ArrayList<>();
    unlockDepths.forEach(depth -> candidates.add(new Candidate(start, depth)));
    SplittableRandom random = new SplittableRandom(seed);
    while (candidates.size() < count) {
      candidates.add(drawn(random));
    }
    return List.copyOf(candidates.subList(0, count));
  }

  private Candidate drawn(SplittableRandom random) {
    double logRate = random.nextDouble(Math.log(LOWEST_RATE), Math.log(HIGHEST_RATE));
    return candidate(
        drawn(List.of(OptimizerKind.values()), random),
        (float) Math.exp(logRate),
        drawn(BATCH_SIZES, random),
        (float) random.nextDouble(HIGHEST_DROPOUT),
        drawn(WIDTHS, random),
        drawn(unlockDepths, random));
  }

  private static <T> T drawn(List<T> values, SplittableRandom random) {
    return values.get(random.nextInt(values.size()));
  }

  private Candidate candidate(
      OptimizerKind optimizer, float rate, int batchSize, float dropout, int width, int depth) {
    return new Candidate(
        new HeadSettings(
            width,
            dropout,
            optimizer,
            optimizer == OptimizerKind.SGD ? SGD_FACTOR * rate : rate,
            start.weightDecay(),
            batchSize,
            start.averagedEpochs(),
            start.maxEpochs(),
            start.patience()),
        depth);
  }
}
