package org.hilum.inference.model;

import java.util.function.Supplier;
import org.hilum.network.DescribedTail;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDirectory;
import org.hilum.network.ScreeningEngine;
import org.hilum.network.weights.PackedTrunk;

/** A loaded model that has answered its canary. Only such a one can be put in charge. */
public final class ProvenModel implements AutoCloseable {
  private final ScreeningEngine engine;
  private final byte[] canaryFeatures;

  private ProvenModel(ScreeningEngine engine, byte[] canaryFeatures) {
    this.engine = engine;
    this.canaryFeatures = canaryFeatures;
  }

  /**
   * Loads a model from its directory.
   *
   * @throws org.hilum.network.InvalidModelException if its files cannot be used, or it has no
   *     finite answer to its canary or another one each time
   */
  public static ProvenModel open(ModelDirectory model, EngineSettings settings) {
    OfflineEngine.require();
    return wholly(ScreeningEngine.open(model, settings));
  }

  /** As {@link #open(ModelDirectory, EngineSettings)}, from what was read elsewhere. */
  public static ProvenModel open(
      PackedTrunk trunk, DescribedTail champion, EngineSettings settings) {
    OfflineEngine.require();
    return wholly(ScreeningEngine.open(trunk, champion, settings));
  }

  /**
   * Loads another model beside this one, on a trunk that is loaded: the champion's, or that of a
   * model on trial. This one stays as it is.
   *
   * @throws org.hilum.network.InvalidModelException if it stands on another trunk, or has no finite
   *     answer to the canary or another one each time
   */
  public ProvenModel withChampion(DescribedTail champion) {
    ScreeningEngine next = engine.withChampion(champion);
    String trunk = next.champion().trunkDigest();
    return trunk.equals(engine.champion().trunkDigest()) ? inPart(next) : wholly(next);
  }

  /** These models and one more on trial, under the same conditions, on the champion's trunk. */
  public ProvenModel withShadow(DescribedTail shadow) {
    return inPart(engine.withShadow(shadow));
  }

  /** These models and another one on trial, on its own trunk; all stay as they are. */
  public ProvenModel withShadow(ProvenModel other) {
    return inPart(engine.withShadow(other.engine));
  }

  private static ProvenModel wholly(ScreeningEngine engine) {
    return closedUnlessProven(engine, () -> Canary.requireAnswer(engine));
  }

  private ProvenModel inPart(ScreeningEngine next) {
    return closedUnlessProven(next, () -> canaryFeatures);
  }

  private static ProvenModel closedUnlessProven(ScreeningEngine engine, Supplier<byte[]> features) {
    try {
      byte[] canary = features.get();
      Canary.requireTheSameTwice(engine, canary);
      return new ProvenModel(engine, canary);
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  public ScreeningEngine engine() {
    return engine;
  }

  @Override
  public void close() {
    engine.close();
  }
}
