package org.hilum.gateway.identity;

import org.hilum.gateway.admit.ImageId;

/** An identity is there and cannot be read; no retry helps. */
public final class SealedIdentityException extends RuntimeException {
  SealedIdentityException(ImageId imageId, String reason) {
    super("the identity of imageId=%s cannot be read: %s".formatted(imageId.hex(), reason));
  }
}
