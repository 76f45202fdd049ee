package org.hilum.training.registry;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hilum.storage.ObjectStore;
import org.hilum.training.announce.EventSender;

/** Puts the registry of the service together. */
@Dependent
class RegistryAssembly {

  @Produces
  @Singleton
  Registry registry(ObjectStore store) {
    return new Registry(store);
  }

  @Produces
  @Singleton
  Aliases aliases(ObjectStore store) {
    return new Aliases(store);
  }

  @Produces
  @Singleton
  Catalogue catalogue(Registry registry, Aliases aliases) {
    return new Catalogue(registry, aliases);
  }

  @Produces
  @Singleton
  Releases releases(Registry registry, Aliases aliases, EventSender sender) {
    return new Releases(registry, aliases, new KafkaReleaseTopic(sender), Clock.systemUTC());
  }
}
