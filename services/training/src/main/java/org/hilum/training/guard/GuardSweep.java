package org.hilum.training.guard;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.ReleaseOutcome;
import org.jboss.logging.Logger;

/** Looks at every champion now and then. */
@ApplicationScoped
class GuardSweep {
  private static final Logger LOG = Logger.getLogger(GuardSweep.class);

  private final Aliases aliases;
  private final Guard guard;
  private final MeterRegistry meters;

  GuardSweep(Aliases aliases, Guard guard, MeterRegistry meters) {
    this.aliases = aliases;
    this.guard = guard;
    this.meters = meters;
  }

  @Scheduled(
      every = "${hilum.guard.look-every:60s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void look() {
    try {
      aliases.names().forEach(this::look);
    } catch (RuntimeException e) {
      LOG.warnf("champions are not watched until the next look reason=%s", e);
    }
  }

  private void look(String name) {
    // Before it is needed: what begins with a 1 looks to Prometheus as if nothing had happened.
    Counter rollbacks = meters.counter("hilum.training.guard.rollbacks", "name", name);
    try {
      guard.watch(name).ifPresent(outcome -> tell(name, outcome, rollbacks));
    } catch (SQLException | RuntimeException e) {
      LOG.warnf("cannot watch the champion, trying again later name=%s reason=%s", name, e);
    }
  }

  private static void tell(String name, ReleaseOutcome outcome, Counter rollbacks) {
    String said =
        outcome.fold(
            state -> {
              rollbacks.increment();
              return "%s is champion again".formatted(state.champion().modelVersion());
            },
            reason -> "but stays: " + reason);
    LOG.warnf("champion has left its bounds, %s name=%s", said, name);
  }
}
