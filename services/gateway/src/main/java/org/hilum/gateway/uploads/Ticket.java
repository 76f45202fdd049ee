package org.hilum.gateway.uploads;

import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Permission to put one image into the object store. */
@Schema(description = "Permission to put one image into the object store")
public record Ticket(
    @Schema(examples = "5f0c2c1e-6a53-4a1e-9f0e-3b3f2a4d5c6b") String ticket,
    @Schema(
            description = "Put the image here, with HTTP PUT and no credentials",
            examples = "https://minio:9000/hilum/uploads/5f0c2c1e?X-Amz-Signature=...")
        URI url,
    Instant expiresAt) {}
