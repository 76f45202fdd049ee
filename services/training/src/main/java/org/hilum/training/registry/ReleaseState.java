package org.hilum.training.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.ReleaseOccasion;
import org.hilum.schemas.ReleasedModel;

/**
 * Which versions of a model hold which role. Each method gives the state after a change.
 *
 * @param revision counts the changes, from 1
 * @param champion the model that counts
 * @param challenger the model on trial
 * @param previous the champion before, to which a rollback leads
 * @param retired model versions that held a role and hold none; their time does not come again
 * @param change what led here
 */
public record ReleaseState(
    long revision,
    ReleasedModel champion,
    Optional<ReleasedModel> challenger,
    Optional<ReleasedModel> previous,
    List<String> retired,
    Change change) {

  /**
   * @param occasion why the models that workers must run are others than before
   * @param at when it was decided
   * @param by who or what decided
   * @param dossier file of the released model that proves it, of the one sent back where a guard
   *     did that, of the one that was on trial where a gate ended that; none for a first champion,
   *     a rollback by hand and the end of a trial beside another champion
   */
  public record Change(ReleaseOccasion occasion, Instant at, String by, Optional<String> dossier) {}

  public ReleaseState {
    retired = List.copyOf(retired);
  }

  static ReleaseState first(ReleasedModel champion, Change change) {
    return new ReleaseState(1, champion, Optional.empty(), Optional.empty(), List.of(), change);
  }

  ReleaseState promoted(ReleasedModel candidate, Change change) {
    return next(
        candidate,
        challenger.filter(Predicate.not(candidate::equals)),
        Optional.of(champion),
        with(previous),
        change);
  }

  ReleaseState onTrial(ReleasedModel candidate, Change change) {
    return next(
        champion,
        Optional.of(candidate),
        previous,
        with(challenger.filter(Predicate.not(candidate::equals))),
        change);
  }

  ReleaseState withoutTrial(Change change) {
    return next(champion, Optional.empty(), previous, with(challenger), change);
  }

  /** The champion is retired, so that a second rollback cannot bring it back. */
  ReleaseState rolledBack(ReleasedModel previous, Change change) {
    return next(previous, challenger, Optional.empty(), with(Optional.of(champion)), change);
  }

  /** No version among these can be released from now on. */
  ReleaseState retiring(Collection<String> modelVersions) {
    List<String> all = Stream.concat(retired.stream(), modelVersions.stream()).distinct().toList();
    return next(champion, challenger, previous, all, change);
  }

  private ReleaseState next(
      ReleasedModel champion,
      Optional<ReleasedModel> challenger,
      Optional<ReleasedModel> previous,
      List<String> retired,
      Change change) {
    return new ReleaseState(revision + 1, champion, challenger, previous, retired, change);
  }

  private List<String> with(Optional<ReleasedModel> leaving) {
    List<String> more = new ArrayList<>(retired);
    leaving.map(ReleasedModel::modelVersion).ifPresent(more::add);
    return more;
  }

  /** Whether a version holds a role. */
  boolean names(String modelVersion) {
    return Stream.of(Optional.of(champion), challenger, previous)
        .flatMap(Optional::stream)
        .anyMatch(model -> model.modelVersion().equals(modelVersion));
  }

  boolean isChampion(String modelVersion) {
    return champion.modelVersion().equals(modelVersion);
  }

  boolean isChallenger(String modelVersion) {
    return challenger.filter(model -> model.modelVersion().equals(modelVersion)).isPresent();
  }

  ModelReleased event() {
    return new ModelReleased(
        ModelKeys.nameOf(champion.modelVersion()),
        champion,
        challenger.stream().toList(),
        change.occasion(),
        change.at(),
        change.by());
  }
}
