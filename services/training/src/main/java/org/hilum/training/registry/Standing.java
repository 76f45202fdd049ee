package org.hilum.training.registry;

import java.util.Collection;
import java.util.Optional;
import org.hilum.schemas.ReleasedModel;

/** What a registered model is to the others of its name. */
public enum Standing {
  CHAMPION,
  /** On trial beside the champion. */
  CHALLENGER,
  /** The champion before; a rollback leads to it. */
  PREVIOUS,
  /** Held one of these roles, or was marked for removal; it cannot be released again. */
  RETIRED,
  /** A gate let it pass; it holds no role yet. */
  PASSED,
  /** Every gate that judged it refused it. */
  REFUSED,
  /** No gate has judged it. */
  UNJUDGED;

  static Standing of(
      String modelVersion, Optional<ReleaseState> state, Collection<KeptDecision> decisions) {
    return state
        .flatMap(known -> role(modelVersion, known))
        .orElseGet(
            () ->
                decisions.isEmpty()
                    ? UNJUDGED
                    : decisions.stream().anyMatch(KeptDecision::passed) ? PASSED : REFUSED);
  }

  private static Optional<Standing> role(String modelVersion, ReleaseState state) {
    if (state.isChampion(modelVersion)) {
      return Optional.of(CHAMPION);
    }
    if (state.isChallenger(modelVersion)) {
      return Optional.of(CHALLENGER);
    }
    if (is(modelVersion, state.previous())) {
      return Optional.of(PREVIOUS);
    }
    return state.retired().contains(modelVersion) ? Optional.of(RETIRED) : Optional.empty();
  }

  private static boolean is(String modelVersion, Optional<ReleasedModel> holder) {
    return holder.filter(model -> model.modelVersion().equals(modelVersion)).isPresent();
  }
}
