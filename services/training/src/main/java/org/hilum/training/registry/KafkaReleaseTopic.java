package org.hilum.training.registry;

import org.apache.kafka.common.KafkaException;
import org.hilum.schemas.ModelReleased;
import org.hilum.schemas.Topic;
import org.hilum.training.announce.EventSender;

/** {@code hilum.model.released.v1}, compacted: the last record of a name says everything. */
public final class KafkaReleaseTopic implements ReleaseTopic {
  private final EventSender sender;

  public KafkaReleaseTopic(EventSender sender) {
    this.sender = sender;
  }

  @Override
  public void announce(String eventId, ModelReleased event) {
    try {
      sender.send(Topic.MODEL_RELEASED, event.name(), eventId, event.releasedAt(), event);
    } catch (KafkaException e) {
      throw new NotAnnouncedException(
          "%s is champion of %s in the registry, but the broker has not acknowledged the event"
              .formatted(event.champion().modelVersion(), event.name()),
          e);
    }
  }
}
