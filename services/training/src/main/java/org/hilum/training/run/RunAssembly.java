package org.hilum.training.run;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.hilum.training.finetune.TailSettings;
import org.hilum.training.registry.Aliases;
import org.hilum.training.registry.Registry;
import org.hilum.training.registry.Retention;

/** Puts together what runs need. */
@Dependent
class RunAssembly {
  @Produces
  @Singleton
  Retention retention(Registry registry, Aliases aliases, JudgedBy judged) {
    return new Retention(registry, aliases, judged, Clock.systemUTC());
  }

  /** A test may have less time still. */
  @Produces
  @Singleton
  @DefaultBean
  TailSettings settings() {
    return TailSettings.brief();
  }
}
