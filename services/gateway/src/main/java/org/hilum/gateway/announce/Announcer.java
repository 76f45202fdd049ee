package org.hilum.gateway.announce;

import jakarta.inject.Singleton;
import org.hilum.schemas.Topic;
import org.hilum.schemas.XrayReceived;

/** Says that an X-ray waits to be screened. Thread safe, blocking. */
@Singleton
public class Announcer {
  private final EventSender sender;
  private final RecentlyAnnounced recently = new RecentlyAnnounced();

  Announcer(EventSender sender) {
    this.sender = sender;
  }

  /**
   * Announces an image that is new, or that the store says is lost.
   *
   * @throws BrokerUnavailableException if the broker did not acknowledge; it may have the event
   */
  public void announce(XrayReceived event) {
    // The same image gives the same event: CloudEvents readers may drop the second.
    sender.send(Topic.XRAY_RECEIVED, event.imageId(), event.imageId(), event);
    recently.add(event.imageId());
  }

  /**
   * Announces an image that was stored before, unless this process has seen its event acknowledged.
   * After a restart, or beside other replicas, a duplicate is announced once more: a second event
   * changes no result, a missing one would lose the image.
   */
  public void announceAgain(XrayReceived event) {
    if (!recently.contains(event.imageId())) {
      announce(event);
    }
  }
}
