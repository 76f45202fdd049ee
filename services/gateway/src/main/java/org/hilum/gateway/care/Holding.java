package org.hilum.gateway.care;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hilum.gateway.announce.CareAnnouncer;
import org.hilum.gateway.hold.LegalHold;
import org.hilum.gateway.hold.LegalHolds;
import org.hilum.gateway.problem.ProblemType;
import org.hilum.schemas.CareKind;
import org.hilum.schemas.PatientCare;
import org.jboss.logging.Logger;

/**
 * Places and lifts holds. One that is placed is in force here before the others hear of it, and one
 * that is lifted ends here last; whoever was interrupted asks again.
 */
@ApplicationScoped
class Holding {
  private static final Logger LOG = Logger.getLogger(Holding.class);

  private final LegalHolds holds;
  private final Erasures erasures;
  private final CareReader names;
  private final CareAnnouncer announcer;

  Holding(LegalHolds holds, Erasures erasures, CareReader names, CareAnnouncer announcer) {
    this.holds = holds;
    this.erasures = erasures;
    this.names = names;
    this.announcer = announcer;
  }

  /**
   * @throws org.hilum.gateway.announce.BrokerUnavailableException if only the gateway knows of it
   */
  Placement place(CareOrder order) {
    LegalHold wanted =
        new LegalHold(names.careId("hold", order), now(), order.by(), order.reference());
    LegalHold standing = holds.place(order.patient(), wanted);
    if (!standing.careId().equals(wanted.careId())) {
      return new Placement.Refused(ProblemType.LEGAL_HOLD, standing.reason());
    }
    if (erasures.hasBegun(order.patient())) {
      // Whoever erases has looked for a hold after his plan: one of the two sees the other.
      holds.lift(order.patient());
      return new Placement.Refused(
          ProblemType.ERASURE_BEGUN, "what it removes cannot be brought back; ask when it is over");
    }
    tell(CareKind.HOLD_PLACED, order.patient(), standing);
    LOG.infof("legal hold stands careId=%s reference=%s", standing.careId(), standing.reference());
    return new Placement.Stands(standing);
  }

  /**
   * @return whether there was one
   */
  boolean lift(CareOrder order) {
    Optional<LegalHold> hold = holds.find(order.patient());
    if (hold.isEmpty()) {
      return false;
    }
    LegalHold lifted = new LegalHold(hold.get().careId(), now(), order.by(), order.reference());
    tell(CareKind.HOLD_LIFTED, order.patient(), lifted);
    holds.lift(order.patient());
    LOG.infof("legal hold is lifted careId=%s reference=%s", lifted.careId(), lifted.reference());
    return true;
  }

  private void tell(CareKind kind, String patient, LegalHold hold) {
    announcer.announce(
        new PatientCare(
            hold.careId(),
            kind,
            patient,
            hold.placedAt(),
            hold.by(),
            hold.reference(),
            List.of(),
            Optional.empty()));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
