package org.hilum.training.gate;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hilum.training.evaluate.Bootstrap;
import org.hilum.training.evaluate.Outcome;
import org.hilum.training.registry.Proof;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.Stage;
import org.hilum.training.release.HeadRelease;

/**
 * Lets a model pass or refuses it, by a policy and nothing else. Each decision is kept with the
 * candidate as a dossier; the same question again is answered by the kept one.
 */
public final class Gate {
  private final PromotionPolicy policy;
  private final Criteria criteria;
  private final Dossiers dossiers;
  private final Clock clock;

  public Gate(PromotionPolicy policy, Registry registry, Clock clock) {
    this.policy = policy;
    this.criteria = Criteria.of(policy);
    this.dossiers = new Dossiers(registry);
    this.clock = clock;
  }

  /** Whether the candidate may run beside the champion. */
  public GateOutcome offline(Evidence evidence) {
    return outcome(answer(Stage.OFFLINE, evidence, Optional.empty()));
  }

  /**
   * Whether the candidate may become champion. One that the offline gate refused may not.
   *
   * @param trial of the same two models
   */
  public GateOutcome promotion(Evidence evidence, ShadowTrial trial) {
    requireSameModels(evidence, trial);
    Optional<Dossier> offline =
        dossiers.find(Question.of(Stage.OFFLINE, evidence, policy)).filter(kept -> !kept.passed());
    if (offline.isPresent()) {
      return outcome(offline.get());
    }
    if (trial.cases() < policy.shadow().minimumCases()) {
      return new GateOutcome.TooEarly(trial.cases(), policy.shadow().minimumCases());
    }
    return outcome(answer(Stage.PROMOTION, evidence, Optional.of(trial)));
  }

  private static void requireSameModels(Evidence evidence, ShadowTrial trial) {
    if (!trial.candidate().equals(evidence.candidate().model().modelVersion())
        || !trial.champion().equals(evidence.champion().model().modelVersion())) {
      throw new IllegalArgumentException(
          "the trial is of %s beside %s, the images were judged by %s and %s"
              .formatted(
                  trial.candidate(),
                  trial.champion(),
                  evidence.candidate().model().modelVersion(),
                  evidence.champion().model().modelVersion()));
    }
  }

  private static GateOutcome outcome(Dossier dossier) {
    String file = Dossiers.json(Question.of(dossier));
    return dossier.passed()
        ? new GateOutcome.Passed(
            dossier,
            new Proof(
                dossier.stage(),
                dossier.candidate().modelVersion(),
                dossier.champion().modelVersion(),
                file))
        : new GateOutcome.Refused(dossier, file);
  }

  private Dossier answer(Stage stage, Evidence evidence, Optional<ShadowTrial> trial) {
    return dossiers.keep(
        dossiers
            .find(Question.of(stage, evidence, policy))
            .orElseGet(() -> decide(stage, evidence, trial)));
  }

  private Dossier decide(Stage stage, Evidence evidence, Optional<ShadowTrial> trial) {
    Ruling ruling = criteria.rule(evidence.answers(), trial);
    List<Outcome> outcomes = evidence.candidate().outcomes();
    return new Dossier(
        stage,
        ruling.passed(),
        ruling.reasons(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        HeadRelease.codeVersion(),
        Subject.of(evidence.candidate()),
        Subject.of(evidence.champion()),
        policy,
        new Dossier.TestImages(
            evidence.splitDigest(),
            outcomes.size(),
            (int) outcomes.stream().filter(Outcome::isPneumonia).count()),
        new Dossier.Resampling(Bootstrap.RESAMPLES, criteria.seed()),
        ruling.findings(),
        ComparedFigure.of(ruling.figures()),
        trial);
  }
}
