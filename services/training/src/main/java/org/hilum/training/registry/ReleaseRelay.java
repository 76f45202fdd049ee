package org.hilum.training.registry;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells the workers what they may not have been told: who made a release may have died, or the
 * broker have been away, before its event was durable. Each state is told once more after a start;
 * it is whole, so that changes nothing for who knows it.
 */
@ApplicationScoped
public class ReleaseRelay {
  private static final Logger LOG = Logger.getLogger(ReleaseRelay.class);

  private final Aliases aliases;
  private final Releases releases;
  private final RegistryConfig config;
  private final Map<String, Long> told = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(ReleaseRelay::named);

  ReleaseRelay(Aliases aliases, Releases releases, RegistryConfig config) {
    this.aliases = aliases;
    this.releases = releases;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    thread.scheduleWithFixedDelay(
        this::tellAll, 0, config.announceEvery().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tellAll() {
    try {
      aliases.names().forEach(this::tell);
    } catch (RuntimeException e) {
      LOG.warnf("releases wait for the next try reason=%s", e);
    }
  }

  private void tell(String name) {
    long revision = aliases.state(name).map(ReleaseState::revision).orElse(0L);
    if (told.getOrDefault(name, 0L) != revision) {
      releases.announce(name).ifPresent(last -> told.put(name, last));
    }
  }

  void stop(@Observes ShutdownEvent event) {
    thread.shutdownNow();
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "release-relay");
    thread.setDaemon(true);
    return thread;
  }
}
