package org.hilum.bench.engine;

import java.util.List;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDirectory;
import org.hilum.network.Precision;
import org.hilum.network.ScreeningEngine;
import org.hilum.network.TailEngine;
import org.hilum.network.TrunkEngine;

/**
 * The engine as the worker runs it: what is timed includes the head, the heat map and the copy of
 * the features, which no other contender computes.
 */
final class ProgramContender implements Contender {
  private final ModelDirectory model;
  private final EngineSettings settings;
  private final ScreeningEngine engine;

  private ProgramContender(ModelDirectory model, EngineSettings settings) {
    this.model = model;
    this.settings = settings;
    this.engine = ScreeningEngine.open(model, settings);
  }

  static Contender open(ModelDirectory model, Precision precision, Way way) {
    return new ProgramContender(model, new EngineSettings(precision, "cpu", way.callers()));
  }

  @Override
  public void screen(List<float[]> images) {
    engine.screen(images);
  }

  @Override
  public List<float[]> pooled(List<float[]> images) {
    try (TrunkEngine trunk = TrunkEngine.open(model.trunkFile(), settings);
        TailEngine tail = TailEngine.open(model.tail().tensors(), settings)) {
      return tail.pooled(trunk.features(images));
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
