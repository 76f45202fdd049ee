package org.hilum.training.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import java.util.Arrays;
import java.util.List;
import org.hilum.training.data.Finding;
import org.hilum.training.data.LabelledImage;

/**
 * Cross entropy of a softmax over {@link Finding#CLASSES}. Normal images get half of the weight and
 * each cause of pneumonia a quarter, however many images each has: so the derived probability of
 * pneumonia means the same as that of a head with one output, which {@link BalancedLoss} trains.
 */
final class FindingLoss extends Loss {
  private static final double[] SHARES = {0.5, 0.25, 0.25};

  private final float[] weights; // of an image, by class

  private FindingLoss(float[] weights) {
    super("FindingLoss");
    this.weights = weights;
  }

  /** Weighted for images of which each shows one of the classes. */
  static FindingLoss of(List<LabelledImage> images) {
    float[] weights = new float[SHARES.length];
    for (Finding finding : Finding.CLASSES) {
      long count = images.stream().filter(image -> image.finding() == finding).count();
      weights[finding.ordinal()] = (float) (SHARES[finding.ordinal()] * images.size() / count);
    }
    return new FindingLoss(weights);
  }

  /** Labels are 1 for the class that is shown, 0 for the others. */
  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray label = labels.singletonOrThrow();
    NDArray weighted = label.mul(label.getManager().create(weights));
    NDArray logProbability = predictions.singletonOrThrow().logSoftmax(1);
    return weighted.mul(logProbability).sum(new int[] {1}).neg().mean();
  }

  /** The same of logits at hand, a row an image. */
  double mean(double[][] logits, List<LabelledImage> images) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      int truth = images.get(i).finding().ordinal();
      sum += weights[truth] * (logOfSum(logits[i]) - logits[i][truth]);
    }
    return sum / logits.length;
  }

  private static double logOfSum(double[] logits) {
    double most = Arrays.stream(logits).max().orElseThrow();
    return most + Math.log(Arrays.stream(logits).map(x -> Math.exp(x - most)).sum());
  }
}
