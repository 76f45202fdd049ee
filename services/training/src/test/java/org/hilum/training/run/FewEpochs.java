package org.hilum.training.run;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hilum.training.feedback.DrawnLoop;
import org.hilum.training.finetune.TailSettings;

/** Takes the place of the standard settings. */
@Dependent
class FewEpochs {
  @Produces
  @Singleton
  TailSettings settings() {
    return DrawnLoop.SETTINGS;
  }
}
