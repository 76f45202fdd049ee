package org.hilum.triage.dashboard;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.hilum.triage.worklist.CaseChange;

/** Hands each change to every page that is open. */
@ApplicationScoped
public class LiveCases {
  private static final int LONGEST_BACKLOG = 1_000;

  private final BroadcastProcessor<CaseChange> changes = BroadcastProcessor.create();

  void onChange(@Observes CaseChange change) {
    changes.onNext(change);
  }

  /** Changes from now on. Fails for a page that does not keep up; it connects again and reloads. */
  Multi<CaseChange> watch() {
    return changes.onOverflow().buffer(LONGEST_BACKLOG);
  }
}
