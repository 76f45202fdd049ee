package org.hilum.training.trial;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import org.hilum.schemas.ReleasedModel;
import org.hilum.training.gate.Evidence;
import org.hilum.training.gate.Gate;
import org.hilum.training.gate.GateOutcome;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.ReleaseOutcome;
import org.hilum.training.registry.ReleaseState;
import org.hilum.training.registry.Releases;

/**
 * Brings trials to their end. The gate answers a question once and the roles change once, so it
 * does not matter how many replicas ask, nor whether one of them dies between answer and release.
 */
@ApplicationScoped
public class Trials {
  private static final String BY = "trial";

  private final Aliases aliases;
  private final EvidenceFiles files;
  private final SharedCases cases;
  private final Gate gate;
  private final Releases releases;

  Trials(Aliases aliases, EvidenceFiles files, SharedCases cases, Gate gate, Releases releases) {
    this.aliases = aliases;
    this.files = files;
    this.cases = cases;
    this.gate = gate;
    this.releases = releases;
  }

  /**
   * Promotes the model on trial of a name or ends its trial, if it is time.
   *
   * @return what came of it; empty if the trial goes on, or there is none
   * @throws IllegalStateException if there is no evidence, or it is damaged: the trial goes on
   *     until it is there again, or another run's model takes its place
   */
  Optional<ReleaseOutcome> decide(String name) throws SQLException {
    Optional<ReleaseState> state = aliases.state(name);
    Optional<String> challenger =
        state.flatMap(ReleaseState::challenger).map(ReleasedModel::modelVersion);
    return challenger.isEmpty()
        ? Optional.empty()
        : decide(challenger.get(), state.orElseThrow().champion().modelVersion());
  }

  private Optional<ReleaseOutcome> decide(String challenger, String champion) throws SQLException {
    Evidence evidence = files.require(challenger);
    if (!evidence.champion().model().modelVersion().equals(champion)) {
      // It was never compared with the present champion, and no run compares it again.
      return Optional.of(releases.endTrial(challenger, Optional.empty(), BY));
    }
    return gate.promotion(evidence, cases.count(challenger, champion))
        .fold(
            passed -> Optional.of(releases.promote(passed.proof(), BY)),
            refused -> Optional.of(end(challenger, refused)),
            tooEarly -> Optional.empty());
  }

  private ReleaseOutcome end(String challenger, GateOutcome.Refused refused) {
    return releases.endTrial(challenger, Optional.of(refused.file()), BY);
  }
}
