package org.hilum.training.registry;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hilum.schemas.ReleaseOccasion;
import org.hilum.schemas.ReleasedModel;

/**
 * Changes which models the workers must run, and tells them. A model is released only with a proof
 * against the present champion, and only if the weights in the store are those that it names; so of
 * two releases at once one wins and the other is refused.
 */
public final class Releases {
  private static final int ATTEMPTS = 10;

  private final Registry registry;
  private final Aliases aliases;
  private final ReleaseTopic topic;
  private final Clock clock;

  public Releases(Registry registry, Aliases aliases, ReleaseTopic topic, Clock clock) {
    this.registry = registry;
    this.aliases = aliases;
    this.topic = topic;
    this.clock = clock;
  }

  /** Makes a model the first champion of its name: there is nothing yet to compare it with. */
  public ReleaseOutcome install(String modelVersion, String by) {
    return withUsable(
        modelVersion,
        model ->
            change(
                model.name(),
                state ->
                    state.isPresent()
                        ? installed(modelVersion, state.get())
                        : released(
                            ReleaseState.first(
                                model.released(),
                                now(ReleaseOccasion.PROMOTION, by, Optional.empty())))));
  }

  private static ReleaseOutcome installed(String modelVersion, ReleaseState state) {
    return state.isChampion(modelVersion)
        ? released(state)
        : refused(
            "%s has a champion, %s; another one has to pass the gate",
            ModelKeys.nameOf(modelVersion), state.champion().modelVersion());
  }

  /** Puts a model on trial beside the champion. It takes the place of another one on trial. */
  public ReleaseOutcome beginTrial(Proof proof, String by) {
    return release(
        proof,
        (state, model) ->
            state.challenger().filter(model::equals).isPresent()
                ? state
                : state.onTrial(model, now(ReleaseOccasion.SHADOW, by, proof)));
  }

  /**
   * Ends a trial without promotion; the model is retired. Another one that is on trial meanwhile
   * stays.
   *
   * @param dossier file of the model that says why, if a gate decided it
   */
  public ReleaseOutcome endTrial(String modelVersion, Optional<String> dossier, String by) {
    return change(
        ModelKeys.nameOf(modelVersion),
        state ->
            state.filter(known -> known.isChallenger(modelVersion)).isEmpty()
                ? refused("%s is not on trial", modelVersion)
                : released(state.get().withoutTrial(now(ReleaseOccasion.SHADOW, by, dossier))));
  }

  /** Makes a model the champion. */
  public ReleaseOutcome promote(Proof proof, String by) {
    if (proof.stage() != Stage.PROMOTION) {
      return refused("%s has not passed its trial on live images", proof.modelVersion());
    }
    return release(
        proof, (state, model) -> state.promoted(model, now(ReleaseOccasion.PROMOTION, by, proof)));
  }

  /** Brings the champion before back. The present one is retired. */
  public ReleaseOutcome rollback(String name, String by) {
    return rollback(name, champion -> true, now(ReleaseOccasion.ROLLBACK, by, Optional.empty()));
  }

  /**
   * Brings the champion before back, unless this one is champion no more: who asks twice, or too
   * late, changes nothing.
   *
   * @param dossier file of the champion by which a guard sends it back
   */
  public ReleaseOutcome rollbackFrom(String champion, String dossier, String by) {
    boolean isFounded =
        registry
            .decision(champion, dossier)
            .filter(decision -> !decision.passed() && decision.stage() == Stage.GUARD)
            .isPresent();
    return isFounded
        ? rollback(
            ModelKeys.nameOf(champion),
            champion::equals,
            now(ReleaseOccasion.ROLLBACK, by, Optional.of(dossier)))
        : refused("%s has no dossier %s that sends it back", champion, dossier);
  }

  private ReleaseOutcome rollback(
      String name, Predicate<String> isMeant, ReleaseState.Change change) {
    return change(
        name,
        state -> {
          Optional<String> champion = state.map(present -> present.champion().modelVersion());
          if (champion.filter(isMeant.negate()).isPresent()) {
            return refused("%s is champion of %s now", champion.get(), name);
          }
          Optional<ReleasedModel> previous = state.flatMap(ReleaseState::previous);
          if (previous.isEmpty()) {
            return refused("%s has no champion before the present one", name);
          }
          return withUsable(
              previous.get().modelVersion(),
              model -> released(state.orElseThrow().rolledBack(previous.get(), change)));
        });
  }

  /**
   * Tells the workers the present state of a name, until what was told last is the present state:
   * who was slow would otherwise have the last word.
   *
   * @return the revision that was told last; empty if the model has no champion
   */
  public Optional<Long> announce(String name) {
    Optional<Long> told = Optional.empty();
    for (Optional<ReleaseState> state = aliases.state(name);
        state.isPresent() && !told.equals(state.map(ReleaseState::revision));
        state = aliases.state(name)) {
      topic.announce(name + "/" + state.get().revision(), state.get().event());
      told = state.map(ReleaseState::revision);
    }
    return told;
  }

  private ReleaseOutcome release(
      Proof proof, BiFunction<ReleaseState, ReleasedModel, ReleaseState> step) {
    boolean isProven =
        registry
            .decision(proof.modelVersion(), proof.dossier())
            .filter(decision -> decision.passed() && decision.stage() == proof.stage())
            .isPresent();
    return isProven
        ? withUsable(
            proof.modelVersion(),
            model -> change(model.name(), state -> released(proof, model.released(), state, step)))
        : refused("%s has no dossier %s that lets it pass", proof.modelVersion(), proof.dossier());
  }

  private static ReleaseOutcome released(
      Proof proof,
      ReleasedModel model,
      Optional<ReleaseState> state,
      BiFunction<ReleaseState, ReleasedModel, ReleaseState> step) {
    String version = proof.modelVersion();
    if (state.isEmpty()) {
      return refused("%s has no champion yet", ModelKeys.nameOf(version));
    }
    ReleaseState present = state.get();
    if (present.isChampion(version)) {
      return released(present);
    }
    if (present.retired().contains(version)) {
      return refused("%s has been retired", version);
    }
    if (!present.isChampion(proof.champion())) {
      return refused(
          "%s was compared with %s, but %s is champion now",
          version, proof.champion(), present.champion().modelVersion());
    }
    return released(step.apply(present, model));
  }

  private ReleaseOutcome withUsable(
      String modelVersion, Function<RegisteredModel, ReleaseOutcome> step) {
    Optional<RegisteredModel> model = registry.find(modelVersion);
    if (model.isEmpty()) {
      return refused("%s is not in the registry", modelVersion);
    }
    return registry
        .flaw(model.get())
        .<ReleaseOutcome>map(ReleaseOutcome.Refused::new)
        .orElseGet(() -> step.apply(model.get()));
  }

  /** Takes the step, from wherever the last one led, and tells the workers. */
  private ReleaseOutcome change(
      String name, Function<Optional<ReleaseState>, ReleaseOutcome> step) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Aliases.Read> before = aliases.read(name);
      Optional<ReleaseState> state = before.map(Aliases.Read::state);
      ReleaseOutcome outcome = step.apply(state);
      Optional<ReleaseState> after = outcome.fold(Optional::of, reason -> Optional.empty());
      if (after.isEmpty() || after.equals(state)) {
        return outcome;
      }
      if (aliases.replace(name, before, after.get())) {
        announce(name);
        return outcome;
      }
    }
    throw new IllegalStateException(
        "the roles of %s were changed by others in each of %d attempts".formatted(name, ATTEMPTS));
  }

  private ReleaseState.Change now(ReleaseOccasion occasion, String by, Proof proof) {
    return now(occasion, by, Optional.of(proof.dossier()));
  }

  private ReleaseState.Change now(ReleaseOccasion occasion, String by, Optional<String> dossier) {
    return new ReleaseState.Change(
        occasion, clock.instant().truncatedTo(ChronoUnit.MILLIS), by, dossier);
  }

  private static ReleaseOutcome released(ReleaseState state) {
    return new ReleaseOutcome.Released(state);
  }

  private static ReleaseOutcome refused(String reason, Object... values) {
    return new ReleaseOutcome.Refused(reason.formatted(values));
  }
}
