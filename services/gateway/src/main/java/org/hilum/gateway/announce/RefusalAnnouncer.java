package org.hilum.gateway.announce;

import jakarta.inject.Singleton;
import org.hilum.schemas.Topic;
import org.hilum.schemas.XrayRefused;

/** Says that an image was not taken. Thread safe, blocking. */
@Singleton
public class RefusalAnnouncer {
  private final EventSender sender;

  RefusalAnnouncer(EventSender sender) {
    this.sender = sender;
  }

  /**
   * @throws BrokerUnavailableException if the broker did not acknowledge; it may have the event
   */
  public void announce(XrayRefused event) {
    sender.send(Topic.XRAY_REFUSED, event.deviceId(), event.refusalId(), event);
  }
}
