package org.hilum.training.finetune;

import org.hilum.network.weights.Weights;
import org.hilum.training.train.HeadEnsemble;
import org.hilum.training.train.HeadSettings;
import org.hilum.training.train.LearningData;

/**
 * Last layers with an ensemble of heads on them, which may become a model.
 *
 * @param layers tensors of the last 13 layers
 * @param data features that these layers pool
 * @param stressedLoss of the calibrated ensemble on the stressed validation images
 */
public record TailCandidate(
    LastLayers kind, Weights layers, LearningData data, HeadEnsemble heads, double stressedLoss) {

  /**
   * @param seed the first of the heads' seeds
   */
  public static TailCandidate learn(
      LastLayers kind, Weights layers, LearningData data, HeadSettings settings, long seed) {
    HeadEnsemble heads = HeadEnsemble.ofPneumonia(data, settings, seed);
    return new TailCandidate(kind, layers, data, heads, heads.calibratedLoss(data.stressed()));
  }

  /** The same, telling causes apart where the data know them. */
  public TailCandidate withCauses(HeadSettings settings, long seed) {
    return new TailCandidate(
        kind, layers, data, heads.withCauses(data, settings, seed), stressedLoss);
  }
}
