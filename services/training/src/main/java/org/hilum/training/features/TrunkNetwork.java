package org.hilum.training.features;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hilum.network.EngineSettings;
import org.hilum.network.Preprocessing;
import org.hilum.network.TrunkEngine;
import org.hilum.network.layers.TrunkCut;
import org.hilum.network.weights.Digest;
import org.hilum.training.data.LabelledImage;

/**
 * The trunk as workers run it, or what of it stands before a cut. It is loaded when it is first
 * asked: a cache may know all.
 */
public final class TrunkNetwork implements TrunkSource, AutoCloseable {
  private final TrunkFolder folder;
  private final TrunkCut cut;
  private TrunkEngine engine;

  public TrunkNetwork(TrunkFolder folder, TrunkCut cut) {
    this.folder = folder;
    this.cut = cut;
  }

  /**
   * Where its outputs are kept: another folder for each trunk, cut, recipe and seed.
   *
   * @param work folder of all features
   * @param seed of the alterations
   */
  public Path keptIn(Path work, long seed) {
    List<String> causes =
        new ArrayList<>(
            List.of(folder.digest(), Preprocessing.NAME, ImageView.RECIPE, String.valueOf(seed)));
    if (!cut.isAtEnd()) {
      causes.add(cut.firstLayer());
    }
    return work.resolve(Digest.of(String.join("\n", causes).getBytes(UTF_8)).substring(0, 16));
  }

  @Override
  public int rowBytes() {
    int side = cut.side(Preprocessing.SIDE);
    return cut.channels() * side * side * Short.BYTES;
  }

  @Override
  public int callers() {
    return engine().threads();
  }

  @Override
  public List<byte[]> outputs(List<LabelledImage> images, ImageView view) {
    return engine().features(images.stream().map(view::input).toList());
  }

  private synchronized TrunkEngine engine() {
    if (engine == null) {
      engine = TrunkEngine.open(cut, folder.trunkFile(), EngineSettings.standard());
    }
    return engine;
  }

  @Override
  public synchronized void close() {
    if (engine != null) {
      engine.close();
      engine = null;
    }
  }
}
