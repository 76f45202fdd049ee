package org.hilum.training.registry;

import org.hilum.schemas.ModelReleased;

/** Where workers hear which models they must run. */
@FunctionalInterface
public interface ReleaseTopic {
  /**
   * Returns when the event is durable. Telling it again is harmless.
   *
   * @param eventId the same whenever the same state is told
   * @throws NotAnnouncedException if it may not be; the release holds all the same
   */
  void announce(String eventId, ModelReleased event);
}
