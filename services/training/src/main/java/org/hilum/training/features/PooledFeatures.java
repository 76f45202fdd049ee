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
    return of(trunk.table(images, view), layers);
  }

  /**
   * What the layers make of trunk outputs that are at hand, row by row.
   *
   * @param outputs one row at least
   */
  public static FeatureTable of(TrunkRows outputs, Weights layers) {
    List<Integer> rows = IntStream.range(0, outputs.rows()).boxed().toList();
    try (TailEngine engine = TailEngine.open(layers, EngineSettings.standard())) {
      List<float[]> pooled =
          Batches.map(
              rows,
              Runtime.getRuntime().availableProcessors(),
              batch -> engine.pooled(batch.stream().map(outputs::row).toList()));
      return FeatureTable.of(pooled.toArray(float[][]::new));
    }
  }
}
