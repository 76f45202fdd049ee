package org.hilum.schemas;

import java.time.Instant;
import java.util.Optional;

/**
 * A radiologist's verdict: labelled feedback. A later revision by the same reader replaces the
 * earlier.
 *
 * @param imageId SHA-256 of the image; the record's key
 * @param revision counts the verdicts on this image from 1
 * @param verdict what the reader saw
 * @param reader pseudonym of the reader
 * @param reviewedAt when it was said
 * @param patient pseudonym of the patient, to keep one patient in one split
 * @param modelVersion model whose result the reader saw, if the image had been screened
 * @param trunkDigest SHA-256 of the trunk that made the stored features
 * @param featuresKey object that holds the trunk's output
 */
public record CaseReviewed(
    String imageId,
    int revision,
    Verdict verdict,
    String reader,
    Instant reviewedAt,
    Optional<String> patient,
    Optional<String> modelVersion,
    Optional<String> trunkDigest,
    Optional<String> featuresKey) {}
