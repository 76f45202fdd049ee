package org.hilum.gateway.announce;

import jakarta.inject.Singleton;
import org.hilum.schemas.PatientCare;
import org.hilum.schemas.Topic;

/** Says which patient's data must be kept or must go. Thread safe, blocking. */
@Singleton
public class CareAnnouncer {
  private final EventSender sender;

  CareAnnouncer(EventSender sender) {
    this.sender = sender;
  }

  /**
   * @throws BrokerUnavailableException if the broker did not acknowledge; it may have the event
   */
  public void announce(PatientCare event) {
    sender.send(
        Topic.PATIENT_CARE, event.patient(), event.careId() + "-" + event.kind().name(), event);
  }
}
