package org.hilum.training.features;

import java.nio.file.Path;
import java.util.List;
import org.hilum.network.EngineSettings;
import org.hilum.network.Features;
import org.hilum.network.TrunkEngine;
import org.hilum.training.data.LabelledImage;

/** The trunk as workers run it. It is loaded when it is first asked: a cache may know all. */
public final class TrunkNetwork implements TrunkSource, AutoCloseable {
  private final Path trunkFile;
  private TrunkEngine engine;

  public TrunkNetwork(Path trunkFile) {
    this.trunkFile = trunkFile;
  }

  @Override
  public int rowBytes() {
    return Features.SIZE * Short.BYTES;
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
      engine = TrunkEngine.open(trunkFile, EngineSettings.standard());
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
