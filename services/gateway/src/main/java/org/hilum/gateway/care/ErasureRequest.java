package org.hilum.gateway.care;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hilum.schemas.CareKind;
import org.hilum.schemas.PatientCare;

/**
 * An order to erase, as it lies in the store. It stays, so that nothing older comes back.
 *
 * @param patient pseudonym
 * @param requestedAt what was received until then must go
 */
record ErasureRequest(
    String careId, String patient, Instant requestedAt, String by, String reference) {

  PatientCare ordered(List<String> imageIds) {
    return event(CareKind.ERASURE_ORDERED, imageIds, Optional.empty());
  }

  PatientCare proved(String proofDigest) {
    return event(CareKind.ERASURE_PROVED, List.of(), Optional.of(proofDigest));
  }

  private PatientCare event(CareKind kind, List<String> imageIds, Optional<String> proofDigest) {
    return new PatientCare(
        careId, kind, patient, requestedAt, by, reference, imageIds, proofDigest);
  }
}
