package org.hilum.bench.engine;

import org.hilum.network.ModelDirectory;
import org.hilum.network.Preprocessing;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Weights;

/**
 * Table and weights of trunk and tail together, widened to floats as the program widens them.
 *
 * @param side height and width of the input
 */
record ModelWeights(LayerTable table, Weights weights, int side) {

  static ModelWeights read(ModelDirectory model) {
    Weights tail = model.tail().tensors();
    return new ModelWeights(
        LayerTable.resnet152v2(), model.trunk().weights().with(tail), Preprocessing.SIDE);
  }
}
