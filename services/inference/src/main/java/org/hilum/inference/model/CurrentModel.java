package org.hilum.inference.model;

import java.util.List;
import java.util.stream.IntStream;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDirectory;
import org.hilum.network.Preprocessing;
import org.hilum.network.ScreenedImage;
import org.hilum.network.ScreeningEngine;

/** The model that judges now. Ask for its engine anew for each batch. */
public final class CurrentModel implements AutoCloseable {
  private final ScreeningEngine engine;

  private CurrentModel(ScreeningEngine engine) {
    this.engine = engine;
  }

  /**
   * Loads a model and runs a canary through it.
   *
   * @throws IllegalStateException if it gives no finite answer
   */
  public static CurrentModel open(ModelDirectory champion, EngineSettings settings) {
    OfflineEngine.require();
    CurrentModel model = new CurrentModel(ScreeningEngine.open(champion, settings));
    model.proveThatItAnswers();
    return model;
  }

  public ScreeningEngine engine() {
    return engine;
  }

  /**
   * Runs an input that is known to be well-formed.
   *
   * @throws RuntimeException if the network fails
   */
  public void proveThatItAnswers() {
    List<ScreenedImage> answers = engine.screen(List.of(canary()));
    if (answers.size() != 1 || !Double.isFinite(answers.get(0).probability())) {
      throw new IllegalStateException(
          "model %s gives no number for its canary".formatted(engine.champion().modelVersion()));
    }
  }

  @Override
  public void close() {
    engine.close();
  }

  /** A ramp from black to white. */
  private static float[] canary() {
    float[] input = new float[Preprocessing.SIDE * Preprocessing.SIDE];
    IntStream.range(0, input.length).forEach(place -> input[place] = 2f * place / input.length - 1);
    return input;
  }
}
