package org.hilum.network;

import org.hilum.network.layers.LayerTable;
import org.hilum.network.program.Hardware;
import org.hilum.network.program.TailRuntime;

/** What every tail of a trunk is loaded for. */
record Ground(LayerTable table, Hardware hardware, int side, String trunkDigest) {

  LoadedTail load(DescribedTail tail) {
    ModelDescription model = tail.description();
    if (!model.trunkDigest().equals(trunkDigest)) {
      throw new InvalidModelException(
          "%s stands on trunk %s, not on %s"
              .formatted(model.modelVersion(), model.trunkDigest(), trunkDigest));
    }
    int outputSide = table.outputSide(side);
    return new LoadedTail(
        model, TailRuntime.open(table, tail.tail().tensors(), hardware, outputSide));
  }
}
