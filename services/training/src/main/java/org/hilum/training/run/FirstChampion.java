package org.hilum.training.run;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hilum.training.collect.ModelSettings;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.NotAnnouncedException;
import org.hilum.training.registry.RegisteredModel;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.Releases;
import org.jboss.logging.Logger;

/**
 * Registers the configured model, which the workers run until they are told otherwise: a run needs
 * a champion to learn beside. Tried until the object store answers.
 */
@ApplicationScoped
class FirstChampion {
  private static final Logger LOG = Logger.getLogger(FirstChampion.class);

  private final ModelSettings model;
  private final Registry registry;
  private final Aliases aliases;
  private final Releases releases;
  private volatile boolean isDone;

  FirstChampion(
      RunConfig config,
      ModelSettings model,
      Registry registry,
      Aliases aliases,
      Releases releases) {
    this.model = model;
    this.registry = registry;
    this.aliases = aliases;
    this.releases = releases;
    isDone = !config.firstChampion();
  }

  @Scheduled(every = "${hilum.run.check-every:10s}", concurrentExecution = ConcurrentExecution.SKIP)
  void install() {
    if (isDone) {
      return;
    }
    try {
      if (aliases.state(name()).isEmpty()) {
        register().ifPresent(reason -> LOG.warnf("there is no first champion reason=%s", reason));
      }
      isDone = true;
    } catch (NotAnnouncedException e) {
      // The relay tells it.
      isDone = true;
    } catch (RuntimeException e) {
      LOG.warnf("the first champion waits for the next try reason=%s", e.getMessage());
    }
  }

  /** The folder of a model is {@code models/<name>/<version>}. */
  private String name() {
    return model.path().toAbsolutePath().normalize().getParent().getFileName().toString();
  }

  /** Why it cannot be; empty if it is champion. */
  private Optional<String> register() {
    return registry.add(model.path()).fold(this::champion, Optional::of);
  }

  private Optional<String> champion(RegisteredModel registered) {
    return releases
        .install(registered.modelVersion(), "first start of the service")
        .fold(state -> Optional.empty(), Optional::of);
  }
}
