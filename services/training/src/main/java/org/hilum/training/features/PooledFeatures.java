package org.hilum.training.features;

import java.util.List;
import java.util.stream.IntStream;
import org.hilum.network.EngineSettings;
import org.hilum.network.TailEngine;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.ImageSet;

/**
 * The last layers, as they are, on cached trunk outputs: images to pooled features.
 *
 * @param layers tensors of the last 13 layers
 */
public record PooledFeatures(TrunkCache trunk, Weights layers) implements Extractor {
  @Override
  public FeatureTable extract(ImageSet images, ImageView view) {
    TrunkTable table = trunk.table(images, view);
    List<Integer> rows = IntStream.range(0, table.rows()).boxed().toList();
    try (TailEngine engine = TailEngine.open(layers, EngineSettings.standard())) {
      List<float[]> pooled =
          Batches.map(
              rows,
              Runtime.getRuntime().availableProcessors(),
              batch -> engine.pooled(batch.stream().map(table::row).toList()));
      return FeatureTable.of(pooled.toArray(float[][]::new));
    }
  }
}
