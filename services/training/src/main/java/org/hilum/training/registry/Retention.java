package org.hilum.training.registry;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes the weights of models that nobody needs: those that every gate refused, and those whose
 * time is over. What holds a role, what a prediction refers to and what no gate has judged stays.
 * Of a removed model its description, its card and its dossiers stay too, so that it can be said
 * what it was, and so that nothing else can take its name. Trunks stay: there are few, and the
 * features of every screened image belong to one.
 */
public final class Retention {
  /** A worker may swap late, and its last results arrive later still. */
  static final Duration GRACE = Duration.ofDays(1);

  private final Registry registry;
  private final Aliases aliases;
  private final Catalogue catalogue;
  private final ReferredVersions predictions;
  private final Clock clock;

  public Retention(Registry registry, Aliases aliases, ReferredVersions predictions, Clock clock) {
    this.registry = registry;
    this.aliases = aliases;
    this.catalogue = new Catalogue(registry, aliases);
    this.predictions = predictions;
    this.clock = clock;
  }

  /**
   * Removes what can go. While somebody else changes the roles of the model, nothing goes.
   *
   * @param name of a model
   * @return model versions whose weights went
   */
  public List<String> prune(String name) {
    Optional<Aliases.Read> before = aliases.read(name);
    if (before.isEmpty()) {
      return List.of();
    }
    ReleaseState state = before.get().state();
    Set<String> referred = predictions.all();
    List<RegisteredModel> doomed =
        registry.list().stream()
            .filter(model -> model.name().equals(name) && model.hasWeights())
            .filter(model -> !referred.contains(model.modelVersion()))
            .filter(model -> isOver(model, state))
            .toList();
    // Retired before their weights go: a release at this moment would otherwise lose them.
    List<String> versions = doomed.stream().map(RegisteredModel::modelVersion).toList();
    if (!state.retired().containsAll(versions)
        && !aliases.replace(name, before, state.retiring(versions))) {
      return List.of();
    }
    doomed.forEach(this::remove);
    return versions;
  }

  private boolean isOver(RegisteredModel model, ReleaseState state) {
    return switch (standing(model, state)) {
      case REFUSED -> true;
      case RETIRED -> state.change().at().plus(GRACE).isBefore(clock.instant());
      case CHAMPION, CHALLENGER, PREVIOUS, PASSED, UNJUDGED -> false;
    };
  }

  private Standing standing(RegisteredModel model, ReleaseState state) {
    return Standing.of(
        model.modelVersion(), Optional.of(state), catalogue.decisions(model).values());
  }

  /** The tail last: as long as it is there, a removal that was cut short is taken up again. */
  private void remove(RegisteredModel model) {
    model.files().stream()
        .filter(file -> !file.equals(ModelKeys.DESCRIPTION) && !file.equals(ModelKeys.CARD))
        .filter(file -> !file.equals(ModelKeys.TAIL) && !file.startsWith(ModelKeys.DECISIONS))
        .forEach(file -> registry.deleteFile(model.modelVersion(), file));
    registry.deleteFile(model.modelVersion(), ModelKeys.TAIL);
  }
}
