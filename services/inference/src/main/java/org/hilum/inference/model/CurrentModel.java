package org.hilum.inference.model;

import java.util.List;
import java.util.function.Function;
import org.hilum.network.EngineSettings;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelDirectory;
import org.hilum.network.ScreeningEngine;
import org.hilum.network.Shared;

/**
 * The model that judges now. It can change between two batches; each batch has one, which stays
 * loaded until its last batch is through.
 */
public final class CurrentModel implements AutoCloseable {
  private volatile Shared<ProvenModel> running;

  private CurrentModel(ProvenModel first) {
    this.running = shared(first);
  }

  /**
   * Loads a model and runs a canary through it.
   *
   * @throws org.hilum.network.InvalidModelException if it cannot be used
   */
  public static CurrentModel open(ModelDirectory champion, EngineSettings settings) {
    return new CurrentModel(ProvenModel.open(champion, settings));
  }

  /**
   * Works with the model that judges now, whatever comes after it.
   *
   * @throws IllegalStateException if this is closed
   */
  public <R> R use(Function<ScreeningEngine, R> work) {
    Shared<ProvenModel> model = held();
    try {
      return work.apply(model.value().engine());
    } finally {
      model.letGo();
    }
  }

  /** One that cannot be held has been replaced since it was read, or this is closed. */
  private Shared<ProvenModel> held() {
    Shared<ProvenModel> model = running;
    while (!model.hold()) {
      Shared<ProvenModel> next = running;
      if (next == model) {
        throw new IllegalStateException("the model is closed");
      }
      model = next;
    }
    return model;
  }

  /** What the model that counts is. */
  public ModelDescription champion() {
    return running.value().engine().champion();
  }

  /** What runs beside it on trial. */
  public List<ModelDescription> shadows() {
    return running.value().engine().shadows();
  }

  /** How many callers may use it at once; the same for every model on this machine. */
  public int threads() {
    return running.value().engine().threads();
  }

  /** Images that are best screened at once; the same for every model on this machine. */
  public int batchSize() {
    return running.value().engine().batchSize();
  }

  /** For the one who loads the next beside it. */
  public ProvenModel proven() {
    return running.value();
  }

  /** Takes another model over; one caller at a time. Batches under way end with theirs. */
  public void replaceBy(ProvenModel next) {
    Shared<ProvenModel> last = running;
    running = shared(next);
    last.letGo();
  }

  @Override
  public void close() {
    running.letGo();
  }

  private static Shared<ProvenModel> shared(ProvenModel model) {
    return new Shared<>(model, ProvenModel::close);
  }
}
