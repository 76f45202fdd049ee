package org.hilum.training.finetune;

import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;
import org.hilum.training.features.FeatureStore;
import org.hilum.training.features.ViewedImages;

/**
 * Trunk outputs and the layers that take them.
 *
 * @param layers tensors of the tail of {@code table}
 * @param training the views that are learned from
 * @param stressed stressed validation images
 */
public record TrunkOutputs(
    LayerTable table, Weights layers, TrunkSamples training, TrunkSamples stressed) {

  /** From the store, which computes what it lacks. */
  public static TrunkOutputs of(FeatureStore store, ViewedImages training, ViewedImages stressed) {
    return new TrunkOutputs(
        LayerTable.resnet152v2(),
        store.layers(),
        TrunkSamples.of(training, store),
        TrunkSamples.of(stressed, store));
  }
}
