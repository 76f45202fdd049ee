package org.hilum.training.train;

/**
 * How a head is trained.
 *
 * @param hiddenUnits width of the hidden layer
 * @param dropout share of hidden units that rest in each step
 * @param optimizer makes steps of gradients
 * @param learningRate of the optimizer
 * @param weightDecay share of a weight lost a step, relative to the learning rate
 * @param batchSize rows a step
 * @param averagedEpochs weights of so many last epochs are averaged
 * @param maxEpochs training ends here at the latest
 * @param patience training ends after so many epochs without a better one
 * @param mixup alpha of {@link Mixup}, 0 for examples as they are
 */
public record HeadSettings(
    int hiddenUnits,
    float dropout,
    OptimizerKind optimizer,
    float learningRate,
    float weightDecay,
    int batchSize,
    int averagedEpochs,
    int maxEpochs,
    int patience,
    float mixup) {
  public static HeadSettings standard() {
    return patient(6);
  }

  /** For runs that come often and shall take minutes. */
  public static HeadSettings brief() {
    return patient(3);
  }

  private static HeadSettings patient(int epochs) {
    return new HeadSettings(128, 0.5f, OptimizerKind.ADAMW, 2e-4f, 1e-2f, 64, 5, 40, epochs, 0.4f);
  }

  /** The same, each epoch with its own weights. */
  public HeadSettings unaveraged() {
    return with(1, mixup);
  }

  /** The same, learned from examples as they are. */
  public HeadSettings unmixed() {
    return with(averagedEpochs, 0);
  }

  private HeadSettings with(int averaged, float alpha) {
    return new HeadSettings(
        hiddenUnits,
        dropout,
        optimizer,
        learningRate,
        weightDecay,
        batchSize,
        averaged,
        maxEpochs,
        patience,
        alpha);
  }
}
