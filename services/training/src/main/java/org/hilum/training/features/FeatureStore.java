package org.hilum.training.features;

import java.io.PrintStream;
import java.nio.file.Path;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.layers.TrunkCut;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.ImportWeights;
import org.hilum.network.weights.Weights;
import org.hilum.training.data.ImageSet;

/**
 * Everything that is computed of images before anything learns, kept on disk. Features of another
 * network, another seed or another recipe lie in another folder.
 */
public final class FeatureStore implements Extractor, AutoCloseable {
  private final TrunkNetwork network;
  private final TrunkCache trunk;
  private final Path trunkWork;
  private final Weights layers;
  private final Extractor pooled;

  private FeatureStore(
      TrunkNetwork network, TrunkCache trunk, Path trunkWork, Weights layers, Path pooledWork) {
    this.network = network;
    this.trunk = trunk;
    this.trunkWork = trunkWork;
    this.layers = layers;
    pooled = new FeatureCache(pooledWork, new PooledFeatures(trunk, layers));
  }

  /**
   * @param work folder of all features
   * @param seed of the alterations
   * @param training images on which fresh normalizations are measured
   * @param out where progress is said
   */
  public static FeatureStore open(
      TrunkFolder folder, Path work, long seed, ImageSet training, PrintStream out) {
    TrunkNetwork network = new TrunkNetwork(folder, TrunkCut.atEnd(LayerTable.resnet152v2()));
    Path trunkWork = network.keptIn(work, seed);
    out.printf("features are kept in %s%n", trunkWork);
    try {
      TrunkCache trunk = new TrunkCache(trunkWork, network, out);
      Path pooledWork = pooledWork(trunkWork, folder.layersDigest());
      Weights layers = layers(folder.layers(), trunk, pooledWork, training, seed);
      return new FeatureStore(network, trunk, trunkWork, layers, pooledWork);
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private static Path pooledWork(Path trunkWork, String layersDigest) {
    return trunkWork.resolve("layers-" + Digest.abbreviated(layersDigest));
  }

  private static Weights layers(
      Weights layers, TrunkCache trunk, Path work, ImageSet training, long seed) {
    if (!LastNormalization.isFresh(layers)) {
      return layers;
    }
    Extractor measured =
        new FeatureCache(
            work.resolve("post_bn"),
            (images, view) -> LastNormalization.measure(trunk.table(images, view)));
    return LastNormalization.with(measured.extract(training, ImageView.altered(seed, 0)), layers);
  }

  /** Tensors of the last 13 layers, as the pooled features see them. */
  public Weights layers() {
    return layers;
  }

  public TrunkTable trunk(ImageSet images, ImageView view) {
    return trunk.table(images, view);
  }

  /** Pooled features. */
  @Override
  public FeatureTable extract(ImageSet images, ImageView view) {
    return pooled.extract(images, view);
  }

  /**
   * Pooled features by other last layers, of the same trunk outputs. They are kept too, in a folder
   * of these layers.
   */
  public Extractor pooledBy(Weights others) {
    String digest = Digest.of(ImportWeights.initialTail(LayerTable.resnet152v2(), others));
    return new FeatureCache(pooledWork(trunkWork, digest), new PooledFeatures(trunk, others));
  }

  /** Lets go of the network; what is cached can still be read. */
  @Override
  public void close() {
    network.close();
  }
}
