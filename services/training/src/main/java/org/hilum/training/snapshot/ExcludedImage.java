package org.hilum.training.snapshot;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hilum.training.collect.Exclusion;

/** An image with a verdict from which nothing can be learned. */
@Schema(description = "An image with a verdict from which nothing can be learned")
public record ExcludedImage(
    @Schema(description = "SHA-256 of the image, or whatever stood in its place") String imageId,
    @Schema(description = "Why") Exclusion reason,
    @Schema(description = "When the last verdict on it was said") Instant saidAt) {}
