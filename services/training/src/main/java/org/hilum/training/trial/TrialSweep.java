package org.hilum.training.trial;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.hilum.schemas.ReleaseOccasion;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.NotAnnouncedException;
import org.hilum.training.registry.ReleaseOutcome;
import org.hilum.training.registry.ReleaseState;
import org.jboss.logging.Logger;

/** Looks at every model on trial now and then. */
@ApplicationScoped
class TrialSweep {
  private static final Logger LOG = Logger.getLogger(TrialSweep.class);

  private final Aliases aliases;
  private final Trials trials;
  private final MeterRegistry meters;

  TrialSweep(Aliases aliases, Trials trials, MeterRegistry meters) {
    this.aliases = aliases;
    this.trials = trials;
    this.meters = meters;
  }

  @Scheduled(
      every = "${hilum.trial.look-every:60s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void look() {
    try {
      aliases.names().forEach(this::look);
    } catch (RuntimeException e) {
      LOG.warnf("trials wait for the next look reason=%s", e);
    }
  }

  private void look(String name) {
    try {
      trials.decide(name).ifPresent(outcome -> tell(name, outcome));
    } catch (NotAnnouncedException e) {
      LOG.warnf("the relay will tell the workers name=%s reason=%s", name, e.getMessage());
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("cannot decide on the trial, trying again later name=%s reason=%s", name, e);
    }
  }

  private void tell(String name, ReleaseOutcome outcome) {
    String said =
        outcome.fold(state -> ended(name, state), reason -> "the trial goes on: " + reason);
    LOG.infof("%s name=%s", said, name);
  }

  private String ended(String name, ReleaseState state) {
    boolean isPromotion = state.change().occasion() == ReleaseOccasion.PROMOTION;
    meters
        .counter("hilum.training.trial.ends", "name", name, "promoted", String.valueOf(isPromotion))
        .increment();
    String champion = state.champion().modelVersion();
    return isPromotion
        ? "%s is champion now".formatted(champion)
        : "the trial has ended without promotion, %s stays champion".formatted(champion);
  }
}
