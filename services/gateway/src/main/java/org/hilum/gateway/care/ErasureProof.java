package org.hilum.gateway.care;

import java.time.Instant;
import java.util.List;
import org.hilum.schemas.Removal;

/**
 * The document that says what was erased. Its SHA-256 is an entry of training's audit trail, which
 * is a chain: whoever alters the document must alter that too.
 *
 * @param careId names the erasure
 * @param reference the hospital's number of the request
 * @param requestedBy name of the login
 * @param requestedAt what was received until then has gone
 * @param removed by each service
 * @param check what was looked for afterwards
 * @param stays what was not erased, and why
 */
record ErasureProof(
    String careId,
    String reference,
    String requestedBy,
    Instant requestedAt,
    List<OfService> removed,
    Check check,
    List<String> stays) {
  /** In the words of docs/data-care.md. */
  static final List<String> STAYS =
      List.of(
          "Records of Kafka's topics, with pseudonyms, for as long as the topics keep them.",
          "Backups, until they expire; after a restore the order to erase is carried out again.",
          "Former versions of objects, where the bucket keeps them, until its own rules end them.",
          "The audit trail: ids and digests of images, facts of models, no identity, no pseudonym.",
          "Weights of models that learned from the images, and the ids in lists of past runs.",
          "This order with the pseudonym, so that what comes late is not taken in again.",
          "What archives, FHIR servers and other recipients have received.");

  record OfService(String service, Instant erasedAt, List<Removal> removals) {}

  /**
   * @param checkedAt when
   * @param objectsOfPatient X-rays and index entries of the patient from before the request
   * @param objectsOfImages objects in whose key one of the images is named
   */
  record Check(Instant checkedAt, int objectsOfPatient, int objectsOfImages) {}
}
