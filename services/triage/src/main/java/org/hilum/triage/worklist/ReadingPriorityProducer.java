package org.hilum.triage.worklist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the policy from its settings. */
@ApplicationScoped
class ReadingPriorityProducer {

  @Produces
  @Singleton
  ReadingPriority priority(PrioritySettings settings) {
    return new ReadingPriority(
        settings.flaggedSurely(),
        settings.flaggedBarely(),
        settings.indeterminate(),
        settings.failed(),
        settings.unscreened(),
        settings.clear());
  }
}
