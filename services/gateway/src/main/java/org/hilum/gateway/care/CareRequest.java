package org.hilum.gateway.care;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody asks for; in the body, because addresses end up in access logs. */
@Schema(examples = "{\"patient\": \"PID-0815\", \"reference\": \"DEL-2026-0042\"}")
public record CareRequest(
    @Schema(
            description = "Patient ID (0010,0020), as devices send it; it is neither kept nor told",
            maxLength = 256)
        String patient,
    @Schema(
            description =
                "The hospital's number of the request, which names nobody; the same patient and"
                    + " number are the same request",
            pattern = CareReader.REFERENCE)
        String reference) {}
