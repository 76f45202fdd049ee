package org.hilum.gateway.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.ScreeningFailed;

/**
 * A report that was not made: its status and that of its observation is {@code cancelled}, which R4
 * has for what was not started or not completed, and the value is absent for a reason (4.4.1.1,
 * data-absent-reason).
 */
record FhirNotScreened(NotScreened screening, FhirParts parts) {
  private static final String STATUS = "cancelled";
  private static final String REASONS = "urn:hilum:not-screened";
  private static final String ABSENT = FhirParts.TERMINOLOGY + "data-absent-reason";
  private static final Set<FailureReason> OUT_OF_SCOPE =
      Set.of(FailureReason.OUT_OF_SCOPE_VIEW, FailureReason.OUT_OF_SCOPE_AGE);

  FhirNotScreened(NotScreened screening) {
    this(screening, new FhirParts(screening));
  }

  /** As {@link FhirResult#ids}. */
  List<UUID> ids() {
    return List.of(reportId(), screening.uuid(NotScreened.REPORT), observationId());
  }

  private UUID reportId() {
    return screening.uuid("not screened diagnostic report");
  }

  private UUID observationId() {
    return screening.uuid("not screened observation");
  }

  ObjectNode report() {
    return parts
        .report(reportId(), STATUS, screening.uid(NotScreened.REPORT))
        .put(
            "conclusion",
            "%s. %s".formatted(Wording.notScreened(screening.event()), Wording.CAUTION));
  }

  List<ObjectNode> observations() {
    ObjectNode observation = parts.observation(observationId(), STATUS, Codes.PNEUMONIA);
    observation.set("dataAbsentReason", reason(screening.event()));
    return List.of(observation);
  }

  /** Nobody was to judge an image out of scope; whatever else was in the way is an error. */
  private static ObjectNode reason(ScreeningFailed failure) {
    ObjectNode reason =
        OUT_OF_SCOPE.contains(failure.reason())
            ? FhirParts.concept(ABSENT, "not-performed", "Not Performed")
            : FhirParts.concept(ABSENT, "error", "Error");
    reason
        .withArray("coding")
        .addObject()
        .put("system", REASONS)
        .put("code", failure.word())
        .put("display", Codes.of(failure).meaning());
    return reason.put("text", Wording.notScreened(failure));
  }
}
