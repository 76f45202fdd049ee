package org.hilum.training.search;

import java.util.ArrayList;
import java.util.Collections;
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
 * <p>Unlocked layers are slow to train. They keep the optimizer that the search begins with, and a
 * grid varies nothing but the rate of theirs.
 *
 * @param start settings to begin with
 * @param depths to choose from
 */
public record SearchSpace(HeadSettings start, List<Depth> depths) {
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

  /**
   * A choice of unlock depth.
   *
   * @param layers below the head that learn with it; 0 is the frozen network
   * @param share how often it is drawn, beside the shares of the others
   */
  public record Depth(int layers, int share) {}

  public SearchSpace {
    depths = List.copyOf(depths);
  }

  /** Every combination of a few values of each, depth by depth. */
  public List<Candidate> grid() {
    return depths.stream()
        .map(Depth::layers)
        .flatMap(layers -> (layers == 0 ? frozen() : unlocked(layers)).stream())
        .toList();
  }

  private List<Candidate> frozen() {
    List<Candidate> grid = new ArrayList<>();
    for (OptimizerKind optimizer : OptimizerKind.values()) {
      for (float rate : GRID_RATES) {
        for (int batchSize : GRID_BATCH_SIZES) {
          for (float dropout : GRID_DROPOUTS) {
            for (int width : GRID_WIDTHS) {
              grid.add(candidate(optimizer, rate, batchSize, dropout, width, 0));
            }
          }
        }
      }
    }
    return grid;
  }

  private List<Candidate> unlocked(int depth) {
    return GRID_RATES.stream()
        .map(
            rate ->
                candidate(
                    start.optimizer(),
                    rate,
                    start.batchSize(),
                    start.dropout(),
                    start.hiddenUnits(),
                    depth))
        .toList();
  }

  /**
   * First the start with each depth, for comparison; then candidates drawn independently of each
   * other, rate and width evenly in their logarithm (Bergstra and Bengio 2012). The same seed draws
   * the same, and more of them begin alike.
   */
  public List<Candidate> random(int count, long seed) {
    List<Candidate> candidates = new ArrayList<>();
    depths.forEach(depth -> candidates.add(new Candidate(start, depth.layers())));
    SplittableRandom random = new SplittableRandom(seed);
    while (candidates.size() < count) {
      candidates.add(drawn(random));
    }
    return List.copyOf(candidates.subList(0, count));
  }

  private Candidate drawn(SplittableRandom random) {
    OptimizerKind optimizer = drawn(List.of(OptimizerKind.values()), random);
    double logRate = random.nextDouble(Math.log(LOWEST_RATE), Math.log(HIGHEST_RATE));
    float rate = (float) Math.exp(logRate);
    int batchSize = drawn(BATCH_SIZES, random);
    float dropout = (float) random.nextDouble(HIGHEST_DROPOUT);
    int width = drawn(WIDTHS, random);
    int depth = drawn(urn(), random);
    OptimizerKind usable = depth == 0 ? optimizer : start.optimizer();
    return candidate(usable, rate, batchSize, dropout, width, depth);
  }

  /** Each depth as often as its share. */
  private List<Integer> urn() {
    return depths.stream()
        .flatMap(depth -> Collections.nCopies(depth.share(), depth.layers()).stream())
        .toList();
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
            start.patience(),
            start.mixup()),
        depth);
  }
}
