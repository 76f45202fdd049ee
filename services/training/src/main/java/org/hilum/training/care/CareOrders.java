package org.hilum.training.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.hilum.schemas.PatientCare;

/** Does what an event of the gateway says; told again, it changes nothing. */
@ApplicationScoped
public class CareOrders {
  private final HeldPatients holds;
  private final PatientErasure erasure;
  private final AnswerTopic answers;

  CareOrders(HeldPatients holds, PatientErasure erasure, AnswerTopic answers) {
    this.holds = holds;
    this.erasure = erasure;
    this.answers = answers;
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
      case ERASURE_ORDERED -> answers.tell(erasure.perform(event));
      case ERASURE_PROVED -> {}
    }
  }
}
