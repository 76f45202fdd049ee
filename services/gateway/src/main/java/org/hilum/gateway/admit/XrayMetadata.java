package org.hilum.gateway.admit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hilum.schemas.Sex;
import org.hilum.schemas.View;

/** The JSON that {@link MetadataReader} reads, as the OpenAPI document shows it. */
@Schema(
    description =
        "What is known of the X-ray; every field may be absent, unknown fields are ignored."
            + " Identifiers should be pseudonyms already; they are replaced by keyed hashes"
            + " (HMAC-SHA256) before anything is stored.",
    examples =
        """
        {"device": "cr-room-2", "patient": "p-4711", "study": "1.2.840.1.1", "patientAgeYears": 4,
         "sex": "FEMALE", "view": "AP", "modality": "CR"}""")
public record XrayMetadata(
    @Schema(
            description = "Name of the sending device, without patient data; it appears in logs",
            pattern = DeviceId.FORM)
        String device,
    @Schema(
            description = "Study instance UID or a pseudonym of it",
            maxLength = MetadataReader.IDENTIFIER_LENGTH)
        String study,
    @Schema(
            description = "Series instance UID or a pseudonym of it",
            maxLength = MetadataReader.IDENTIFIER_LENGTH)
        String series,
    @Schema(
            description = "SOP instance UID or a pseudonym of it",
            maxLength = MetadataReader.IDENTIFIER_LENGTH)
        String instance,
    @Schema(description = "Pseudonym of the patient", maxLength = MetadataReader.IDENTIFIER_LENGTH)
        String patient,
    @Schema(
            description = "Completed years of life; only the age group is stored",
            minimum = "0",
            maximum = "130")
        int patientAgeYears,
    Sex sex,
    View view,
    @Schema(description = "DICOM modality", pattern = MetadataReader.MODALITY) String modality) {}
