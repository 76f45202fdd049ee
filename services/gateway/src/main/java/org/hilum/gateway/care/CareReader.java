package org.hilum.gateway.care;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.hilum.gateway.admit.Pseudonyms;
import org.hilum.gateway.problem.ProblemType;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.XrayLabels;

/** Reads who is meant, and keeps only the pseudonym. */
@ApplicationScoped
public class CareReader {
  static final String REFERENCE = "[A-Za-z0-9][A-Za-z0-9._/-]{0,63}";

  private static final Pattern REFERENCE_FORM = Pattern.compile(REFERENCE);
  private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int LONGEST_PATIENT = 256;

  private final Pseudonyms pseudonyms;
  private final SecurityIdentity caller;

  CareReader(Pseudonyms pseudonyms, SecurityIdentity caller) {
    this.pseudonyms = pseudonyms;
    this.caller = caller;
  }

  CareReading read(byte[] json) {
    String by = caller.getPrincipal().getName();
    if (!LOGIN.matcher(by).matches()) {
      return new CareReading.Refused(
          ProblemType.UNNAMED_CALLER, "expected 1 to 64 letters, digits, dots, dashes");
    }
    try {
      return understood(EventJson.read(json, CareRequest.class), by);
    } catch (MalformedEventException e) {
      return malformed("one JSON object with the texts patient and reference");
    }
  }

  private CareReading understood(CareRequest request, String by) {
    String patient = request.patient();
    if (patient == null || patient.isBlank() || patient.length() > LONGEST_PATIENT) {
      return malformed("field patient: a text of 1 to %d characters".formatted(LONGEST_PATIENT));
    }
    String reference = request.reference();
    if (reference == null || !REFERENCE_FORM.matcher(reference).matches()) {
      return malformed("field reference: a text of the form " + REFERENCE);
    }
    return new CareReading.Understood(
        new CareOrder(pseudonyms.of(XrayLabels.PATIENT, patient), reference, by));
  }

  private static CareReading malformed(String expected) {
    return new CareReading.Refused(ProblemType.MALFORMED_REQUEST, "expected " + expected);
  }

  /**
   * The same for the same request, and no way back to the patient.
   *
   * @param what is asked for
   */
  String careId(String what, CareOrder order) {
    return pseudonyms.of(what, order.patient() + "\n" + order.reference());
  }
}
