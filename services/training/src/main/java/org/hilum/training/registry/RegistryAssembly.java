package org.hilum.training.registry;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.hilum.storage.ObjectStore;

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

  /**
   * @param kafka every {@code kafka.*} setting of the service, security included
   */
  @Produces
  @Singleton
  KafkaReleaseTopic topic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    return new KafkaReleaseTopic(kafka);
  }

  @Produces
  @Singleton
  Releases releases(Registry registry, Aliases aliases, KafkaReleaseTopic topic) {
    return new Releases(registry, aliases, topic, Clock.systemUTC());
  }

  void close(@Disposes KafkaReleaseTopic topic) {
    topic.close();
  }
}
