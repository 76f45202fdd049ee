package org.hilum.inference.release;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hilum.inference.model.CurrentModel;
import org.hilum.inference.model.ProvenModel;
import org.hilum.inference.screen.ObjectSource;
import org.hilum.network.DescribedTail;
import org.hilum.network.EngineSettings;
import org.hilum.network.InvalidModelException;
import org.hilum.network.ModelDescription;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.ReleasedModel;
import org.hilum.storage.StorageUnavailableException;

/**
 * Loads what is released beside what runs, and puts it in charge when it has proved itself. One
 * caller at a time, and none of those that screen.
 */
public final class ReleaseInstaller {
  private final ReleasedModels models;
  private final CurrentModel current;
  private final EngineSettings settings;

  /**
   * @param objects where the models lie
   * @param settings as those of the current model
   */
  public ReleaseInstaller(ObjectSource objects, CurrentModel current, EngineSettings settings) {
    this.models = new ReleasedModels(objects);
    this.current = current;
    this.settings = settings;
  }

  /**
   * Installs a release; one that runs already changes nothing.
   *
   * @throws StorageUnavailableException if the store is away; nothing has changed then
   */
  public Installation install(ModelReleased release) {
    try {
      return new Installation.Running(isRunning(release) ? List.of() : swapped(release));
    } catch (StorageUnavailableException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      return new Installation.Refused(reason(release.champion(), e));
    }
  }

  private boolean isRunning(ModelReleased release) {
    List<ModelDescription> shadows = current.shadows();
    return isMeant(release.champion(), current.champion())
        && shadows.size() == release.shadows().size()
        && release.shadows().stream()
            .allMatch(meant -> shadows.stream().anyMatch(model -> isMeant(meant, model)));
  }

  private static boolean isMeant(ReleasedModel released, ModelDescription model) {
    return released.modelVersion().equals(model.modelVersion())
        && released.trunkDigest().equals(model.trunkDigest())
        && released.tailDigest().equals(model.tailDigest());
  }

  private List<String> swapped(ModelReleased release) {
    List<String> leftOut = new ArrayList<>();
    ProvenModel next = loaded(release.champion());
    for (ReleasedModel shadow : release.shadows()) {
      next = withShadow(next, shadow, leftOut);
    }
    current.replaceBy(next);
    return List.copyOf(leftOut);
  }

  /** On a trunk that is loaded already, if there is one: a model on trial has brought its own. */
  private ProvenModel loaded(ReleasedModel released) {
    DescribedTail tail = models.tail(released);
    return current.proven().engine().hasTrunk(released.trunkDigest())
        ? current.proven().withChampion(tail)
        : ProvenModel.open(models.trunk(released.trunkDigest()), tail, settings);
  }

  /** A trial that cannot begin is no reason to keep an old champion. */
  private ProvenModel withShadow(ProvenModel model, ReleasedModel shadow, List<String> leftOut) {
    try {
      requireNew(model, shadow);
      ProvenModel more = onTrial(model, shadow);
      model.close();
      return more;
    } catch (StorageUnavailableException e) {
      model.close();
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      leftOut.add(reason(shadow, e));
      return model;
    }
  }

  private ProvenModel onTrial(ProvenModel model, ReleasedModel shadow) {
    if (shadow.trunkDigest().equals(model.engine().champion().trunkDigest())) {
      return model.withShadow(models.tail(shadow));
    }
    try (ProvenModel other = loaded(shadow)) {
      return model.withShadow(other);
    }
  }

  /** Results are told apart by their model version. */
  private static void requireNew(ProvenModel model, ReleasedModel shadow) {
    boolean runs =
        Stream.concat(Stream.of(model.engine().champion()), model.engine().shadows().stream())
            .anyMatch(other -> other.modelVersion().equals(shadow.modelVersion()));
    if (runs) {
      throw new InvalidModelException("it runs already");
    }
  }

  private static String reason(ReleasedModel released, Throwable cause) {
    return "%s cannot run: %s".formatted(released.modelVersion(), cause.getMessage());
  }
}
