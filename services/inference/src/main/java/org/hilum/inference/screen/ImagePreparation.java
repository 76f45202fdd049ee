package org.hilum.inference.screen;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hilum.imaging.ImageLimits;
import org.hilum.imaging.ImageReader;
import org.hilum.imaging.Reading;
import org.hilum.imaging.Refusal;
import org.hilum.network.ModelDescription;
import org.hilum.network.Preprocessing;
import org.hilum.schemas.FailureReason;
import org.hilum.schemas.XrayReceived;
import org.hilum.storage.ObjectTooLargeException;
import org.jboss.logging.Logger;

/** Turns the object that an event names into network input. Blocking; thread safe. */
public final class ImagePreparation {
  private static final Logger LOG = Logger.getLogger(ImagePreparation.class);

  private final ObjectSource images;
  private final ImageLimits limits;
  private final ImageReader reader;

  public ImagePreparation(ObjectSource images, ImageLimits limits) {
    this.images = images;
    this.limits = limits;
    this.reader = new ImageReader(limits);
  }

  /**
   * @throws org.hilum.storage.StorageUnavailableException if the object could not be read for a
   *     reason that does not lie in it
   */
  public Preparation prepare(XrayReceived image, ModelDescription model) {
    Optional<Preparation.Unsuitable> outOfScope = ModelScope.refusal(model.scope(), image);
    if (outOfScope.isPresent()) {
      return outOfScope.get();
    }
    long asked = System.nanoTime();
    try {
      Optional<byte[]> object = images.get(image.image().key(), limits.maxBytes());
      double fetchMs = millisSince(asked);
      return object
          .map(bytes -> verified(image.imageId(), bytes, fetchMs))
          .orElseGet(
              () -> unsuitable(FailureReason.OBJECT_MISSING, "the store has no such object"));
    } catch (ObjectTooLargeException e) {
      return unsuitable(
          FailureReason.TOO_LARGE, "longer than %d bytes".formatted(limits.maxBytes()));
    }
  }

  private Preparation verified(String imageId, byte[] bytes, double fetchMs) {
    long began = System.nanoTime();
    String digest = HexFormat.of().formatHex(sha256().digest(bytes));
    if (!digest.equals(imageId)) {
      return unsuitable(FailureReason.DIGEST_MISMATCH, "the object's SHA-256 is " + digest);
    }
    return decoded(imageId, bytes)
        .fold(
            readable -> {
              float[] input = Preprocessing.toInput(readable.image());
              return new Preparation.Ready(input, fetchMs, millisSince(began));
            },
            refused -> unsuitable(failureReason(refused.reason()), refused.detail()));
  }

  private Reading decoded(String imageId, byte[] bytes) {
    try {
      return reader.read(bytes);
    } catch (RuntimeException e) {
      // A decoder that stumbles over one file must not take the worker with it.
      LOG.errorf(e, "decoder failed imageId=%s reason=%s", imageId, e.getMessage());
      return new Reading.Refused(Refusal.CORRUPT, "the decoder failed");
    }
  }

  private static FailureReason failureReason(Refusal refusal) {
    return switch (refusal) {
      case EMPTY, CORRUPT -> FailureReason.CORRUPT;
      case TOO_MANY_BYTES, TOO_MANY_PIXELS -> FailureReason.TOO_LARGE;
      case TOO_SMALL -> FailureReason.TOO_SMALL;
      case UNSUPPORTED_FORMAT -> FailureReason.UNSUPPORTED_FORMAT;
      case UNSUPPORTED_PIXELS -> FailureReason.UNSUPPORTED_PIXELS;
    };
  }

  private static Preparation unsuitable(FailureReason reason, String detail) {
    return new Preparation.Unsuitable(reason, detail);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static double millisSince(long nanoTime) {
    return (System.nanoTime() - nanoTime) / (double) TimeUnit.MILLISECONDS.toNanos(1);
  }
}
