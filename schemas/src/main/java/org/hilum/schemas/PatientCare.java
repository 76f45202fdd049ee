package org.hilum.schemas;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One patient's data must be kept, or must go. All of one patient come in the order in which they
 * were decided.
 *
 * @param careId names the decision, 32 lower-case hexadecimal digits
 * @param kind what was decided
 * @param patient pseudonym of the patient; the record's key
 * @param at when; an erasure concerns what was received until then
 * @param by who asked, by the name of a login
 * @param reference the hospital's number of the request
 * @param imageIds with {@link CareKind#ERASURE_ORDERED} the patient's images that the gateway knows
 * @param proofDigest with {@link CareKind#ERASURE_PROVED} SHA-256 of the document
 */
public record PatientCare(
    String careId,
    CareKind kind,
    String patient,
    Instant at,
    String by,
    String reference,
    List<String> imageIds,
    Optional<String> proofDigest) {

  public PatientCare {
    imageIds = List.copyOf(imageIds);
  }
}
