package org.hilum.triage.worklist;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an image came from and what it is; absent until the gateway has announced it. */
@Schema(description = "Where an image came from and what it is")
public record CaseOrigin(
    @Schema(description = "Media type of the stored image", examples = "image/jpeg")
        String contentType,
    @Schema(description = "Length of the stored image") Long sizeBytes,
    @Schema(description = "DICOM modality", examples = "DX") String modality,
    @Schema(description = "DICOM body part", examples = "CHEST") String bodyPart,
    @Schema(description = "Pseudonym of the patient") String patient,
    @Schema(description = "Pseudonym of the study") String study,
    @Schema(description = "Pseudonym of the series") String series,
    @Schema(description = "Pseudonym of the instance") String instance) {}
