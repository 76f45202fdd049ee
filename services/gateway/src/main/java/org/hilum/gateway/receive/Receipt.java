package org.hilum.gateway.receive;

import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hilum.gateway.admit.ImageId;

/** The image is durable and will be screened. */
@Schema(description = "The image is durable and announced")
public record Receipt(
    @Schema(
            description = "SHA-256 of the image, 64 lower-case hexadecimal digits",
            examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String imageId,
    @Schema(
            description = "Where its state can be asked",
            examples = "/xrays/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        URI state) {

  static Receipt of(ImageId imageId) {
    return new Receipt(imageId.hex(), URI.create("/xrays/" + imageId.hex()));
  }
}
