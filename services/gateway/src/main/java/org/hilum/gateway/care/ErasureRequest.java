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
    return event(CareKind.ERASURE_ORDERED, requestedAt, imageIds, Optional.empty());
  }

  PatientCare proved(String proofDigest, Instant at) {
    return event(CareKind.ERASURE_PROVED, at, List.of(), Optional.of(proofDigest));
  }

  private PatientCare event(
      CareKind kind, Instant at, List<String> imageIds, Optional<String> proofDigest) {
    return new PatientCare(careId, kind, patient, at, by, reference, imageIds, proofDigest);
  }
}
