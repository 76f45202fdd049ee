package org.hilum.training.features;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hilum.network.EngineSettings;
import org.hilum.network.TailEngine;
import org.hilum.network.TrunkEngine;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.ImageSet;
import org.hilum.training.data.LabelledImage;

/** Trunk and last layers, as they are: images to pooled features. */
public final class FrozenNetwork implements Extractor, AutoCloseable {
  private final TrunkEngine trunk;
  private final TailEngine layers;
  private final PrintStream out;

  private FrozenNetwork(TrunkEngine trunk, TailEngine layers, PrintStream out) {
    this.trunk = trunk;
    this.layers = layers;
    this.out = out;
  }

  /**
   * @param layers tensors of the last 13 layers
   * @param out where progress is said
   */
  public static FrozenNetwork open(Path trunkFile, Weights layers, PrintStream out) {
    EngineSettings settings = EngineSettings.standard();
    return new FrozenNetwork(
        TrunkEngine.open(trunkFile, settings), TailEngine.open(layers, settings), out);
  }

  @Override
  public FeatureTable extract(ImageSet images, ImageView view) {
    out.printf("%s: %,d images%n", view.name(), images.size());
    Progress progress = new Progress(out, "features", "images", images.size());
    List<float[]> rows =
        Batches.map(
            images.images(),
            trunk.threads(),
            batch -> {
              List<float[]> pooled = layers.pooled(trunk.features(inputs(batch, view)));
              progress.did(batch.size());
              return pooled;
            });
    return FeatureTable.of(rows.toArray(float[][]::new));
  }

  static List<float[]> inputs(List<LabelledImage> images, ImageView view) {
    Stream<float[]> inputs =
        images.stream()
            .map(
                image ->
                    view.alteration()
                        .alter(NetworkInput.of(image), image, view.seed(), view.variant()));
    return inputs.toList();
  }

  @Override
  public void close() {
    try (trunk) {
      layers.close();
    }
  }
}
