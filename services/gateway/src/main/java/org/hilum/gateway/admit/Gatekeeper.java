package org.hilum.gateway.admit;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.hilum.gateway.problem.ProblemType;
import org.hilum.imaging.ImageFormat;
import org.hilum.imaging.ImageReader;
import org.hilum.imaging.Inspection;
import org.hilum.imaging.Refusal;
import org.hilum.schemas.XrayLabels;
import org.hilum.storage.Payload;
import org.jboss.logging.Logger;

/**
 * Takes JPEG and PNG images in. What it calls stored or known is durable and announced when it
 * returns, what it calls refused the door has yet to tell of; a fault on the way leaves at most an
 * object without an event, which a retry or the sweep announces.
 */
@Singleton
public class Gatekeeper {
  private static final Logger LOG = Logger.getLogger(Gatekeeper.class);

  private static final Map<Refusal, ProblemType> PROBLEMS =
      Map.of(
          Refusal.EMPTY, ProblemType.EMPTY_IMAGE,
          Refusal.TOO_MANY_BYTES, ProblemType.TOO_LARGE,
          Refusal.TOO_MANY_PIXELS, ProblemType.TOO_MANY_PIXELS,
          Refusal.TOO_SMALL, ProblemType.TOO_SMALL,
          Refusal.UNSUPPORTED_FORMAT, ProblemType.UNSUPPORTED_FORMAT,
          Refusal.UNSUPPORTED_PIXELS, ProblemType.UNSUPPORTED_PIXELS,
          Refusal.CORRUPT, ProblemType.CORRUPT_IMAGE);

  private final ImageReader reader;
  private final DurableImages images;
  private final Tally tally;

  Gatekeeper(Limits limits, DurableImages images, Tally tally) {
    this.reader = new ImageReader(limits.ofImages(), EnumSet.of(ImageFormat.JPEG, ImageFormat.PNG));
    this.images = images;
    this.tally = tally;
  }

  /**
   * @throws org.hilum.storage.StorageUnavailableException if the store did not take it
   * @throws org.hilum.gateway.announce.BrokerUnavailableException if it is not announced
   */
  public Admission admit(byte[] image, XrayLabels description) {
    return reader
        .inspect(image)
        .fold(accepted -> take(image, accepted.format(), description), Gatekeeper::refused);
  }

  private static Admission refused(Inspection.Refused refused) {
    return new Admission.Refused(
        refused.reason().name(), PROBLEMS.get(refused.reason()), refused.detail());
  }

  private Admission take(byte[] image, ImageFormat format, XrayLabels description) {
    long began = System.nanoTime();
    Payload payload = Payload.of(image);
    ImageId imageId = ImageId.of(payload);
    boolean isNew = images.keep(payload, format.mediaType(), description);
    tally.count(isNew ? Tally.Outcome.STORED : Tally.Outcome.KNOWN);
    LOG.infof(
        "image is %s imageId=%s deviceId=%s tookMs=%d",
        isNew ? "stored and announced" : "known",
        imageId.hex(),
        description.deviceId(),
        Duration.ofNanos(System.nanoTime() - began).toMillis());
    return isNew ? new Admission.Stored(imageId) : new Admission.Known(imageId);
  }
}
