package org.hilum.training.collect;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.network.weights.Digest;
import org.hilum.schemas.CaseReviewed;
import org.hilum.schemas.EventJson;
import org.hilum.schemas.MalformedEventException;
import org.hilum.schemas.Verdict;

/**
 * A {@link CaseReviewed} as it came, before anybody has understood its verdict: a word that nobody
 * knows, from a newer triage for example, is kept too.
 *
 * @param verdict one of {@link Verdict}, or another word
 */
record ReviewEvent(
    String imageId,
    int revision,
    String verdict,
    String reader,
    Instant reviewedAt,
    Optional<String> patient,
    Optional<String> modelVersion,
    Optional<String> trunkDigest,
    Optional<String> featuresKey) {

  /** A patient without a name is none: else all such images would be one patient's. */
  ReviewEvent {
    patient = patient.filter(name -> !name.isBlank());
  }

  static ReviewEvent read(byte[] json) throws MalformedEventException {
    return EventJson.read(json, ReviewEvent.class);
  }

  /** Empty for a word that this version does not know. */
  Optional<Verdict> known() {
    return known(verdict);
  }

  static Optional<Verdict> known(String word) {
    return Stream.of(Verdict.values()).filter(known -> known.name().equals(word)).findFirst();
  }

  /** The same for the same bytes, however often they are delivered. */
  static String idOf(byte[] json) {
    return Digest.of(json);
  }
}
