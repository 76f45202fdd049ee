package org.hilum.schemas;

import java.time.Instant;
import java.util.Optional;

/**
 * An X-ray is durable in the object store and waits to be screened.
 *
 * @param imageId SHA-256 of the object, 64 lower-case hexadecimal digits; the record's key
 * @param image where the object lies
 * @param receivedAt when the gateway took it
 * @param deviceId who sent it
 * @param modality DICOM modality, for example {@code CR} or {@code DX}
 * @param view how it was taken
 * @param otherView how it was taken where that is neither frontal nor lateral: a term of DICOM View
 *     Position (0018,5101) such as {@code RAO}, or {@code OTHER}
 * @param bodyPart DICOM Body Part Examined (0018,0015), for example {@code CHEST}
 * @param patient pseudonym of the patient
 * @param study pseudonym of the study instance UID
 * @param series pseudonym of the series instance UID
 * @param instance pseudonym of the SOP instance UID
 * @param ageGroup coarse age
 * @param sex sex of the patient
 */
public record XrayReceived(
    String imageId,
    StoredImage image,
    Instant receivedAt,
    String deviceId,
    Optional<String> modality,
    Optional<View> view,
    Optional<String> otherView,
    Optional<String> bodyPart,
    Optional<String> patient,
    Optional<String> study,
    Optional<String> series,
    Optional<String> instance,
    Optional<AgeGroup> ageGroup,
    Optional<Sex> sex) {}
