package org.hilum.training.gate;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hilum.training.registry.Registry;
import org.jboss.logging.Logger;

/** Puts the gate of the service together. A policy that cannot be followed stops the start. */
@Dependent
class GateAssembly {
  private static final Logger LOG = Logger.getLogger(GateAssembly.class);

  /** SmallRye begins to read at 1000. */
  private static final int BEFORE_THE_CONNECTOR = 100;

  @Produces
  @Singleton
  PromotionPolicy policy(GateConfig config) {
    return PolicyFile.read(config.policy());
  }

  @Produces
  @Singleton
  Gate gate(PromotionPolicy policy, Registry registry) {
    return new Gate(policy, registry, Clock.systemUTC());
  }

  /** Before anything is collected: nobody shall trust a service that promotes by another rule. */
  void load(@Observes @Priority(BEFORE_THE_CONNECTOR) StartupEvent event, PromotionPolicy policy) {
    LOG.infof("promotions follow the policy of SHA-256 %s", policy.digest());
  }
}
