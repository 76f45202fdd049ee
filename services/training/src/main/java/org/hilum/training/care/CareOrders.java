package org.hilum.training.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.hilum.schemas.DataErased;
import org.hilum.schemas.PatientCare;
import org.hilum.schemas.Topic;
import org.hilum.training.announce.EventSender;

/** Does what an event of the gateway says; told again, it changes nothing. */
@ApplicationScoped
public class CareOrders {
  private final HeldPatients holds;
  private final PatientErasure erasure;
  private final EventSender sender;

  CareOrders(HeldPatients holds, PatientErasure erasure, EventSender sender) {
    this.holds = holds;
    this.erasure = erasure;
    this.sender = sender;
  }

  /**
   * Done and answered when it returns.
   *
   * @throws RuntimeException if store or broker are away; it must be told again
   */
  public void take(PatientCare event) throws SQLException {
    switch (event.kind()) {
      case HOLD_PLACED -> holds.place(event);
      case HOLD_LIFTED -> holds.lift(event);
      case ERASURE_ORDERED -> answer(erasure.perform(event));
      case ERASURE_PROVED -> {}
    }
  }

  private void answer(DataErased answer) {
    sender.send(Topic.TRAINING_ERASED, answer.careId(), answer.careId(), answer.erasedAt(), answer);
  }
}
