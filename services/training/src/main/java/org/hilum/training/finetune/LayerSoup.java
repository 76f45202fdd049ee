package org.hilum.training.finetune;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hilum.network.TailWeights;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Tensor;
import org.hilum.network.weights.Weights;

/**
 * Last layers of several seeds as one: the mean of their weights, which costs one pass where a mean
 * of answers costs one a seed. It works for runs from the same start.
 *
 * @see <a href="https://proceedings.mlr.press/v162/wortsman22a.html">Wortsman et al., Model soups:
 *     averaging weights of multiple fine-tuned models improves accuracy without increasing
 *     inference time, ICML 2022</a>
 */
public final class LayerSoup {
  private LayerSoup() {}

  /** Tensors of the tail of a table, rounded as a model keeps them. */
  public static Weights of(LayerTable table, List<TunedTail> tails) {
    Map<String, Tensor> means = new LinkedHashMap<>();
    table
        .tailShapes()
        .forEach((name, shape) -> means.put(name, Tensor.of(mean(name, tails), shape)));
    return TailWeights.layers(table, new Weights(means));
  }

  private static float[] mean(String name, List<TunedTail> tails) {
    float[] mean = tails.get(0).weights().values(name);
    for (TunedTail tail : tails.subList(1, tails.size())) {
      float[] values = tail.weights().values(name);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += values[i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= tails.size();
    }
    return mean;
  }
}
