package org.hilum.gateway.admit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.hilum.gateway.StorageConfig;
import org.hilum.gateway.announce.Announcer;
import org.hilum.imaging.ImageFormat;
import org.hilum.imaging.ImageReader;
import org.hilum.imaging.Inspection;
import org.hilum.schemas.StoredImage;
import org.hilum.schemas.XrayLabels;
import org.hilum.schemas.XrayReceived;
import org.hilum.storage.ObjectStore;
import org.jboss.logging.Logger;

/**
 * Takes images in. What it calls stored or known is durable and announced when it returns; a fault
 * on the way leaves at most an object without an event, which a retry or the sweep announces.
 */
@Singleton
public class Gatekeeper {
  private static final Logger LOG = Logger.getLogger(Gatekeeper.class);

  private final ImageReader reader;
  private final ObjectStore store;
  private final String bucket;
  private final Announcer announcer;
  private final MeterRegistry meters;

  Gatekeeper(
      Limits limits,
      ObjectStore store,
      StorageConfig storage,
      Announcer announcer,
      MeterRegistry meters) {
    this.reader = new ImageReader(limits.ofImages(), EnumSet.of(ImageFormat.JPEG, ImageFormat.PNG));
    this.store = store;
    this.bucket = storage.bucket();
    this.announcer = announcer;
    this.meters = meters;
  }

  /**
   * @throws org.hilum.storage.StorageUnavailableException if the store did not take it
   * @throws org.hilum.gateway.announce.BrokerUnavailableException if it is not announced
   */
  public Admission admit(byte[] image, XrayLabels description) {
    return reader
        .inspect(image)
        .fold(accepted -> take(image, accepted.format(), description), this::refuse);
  }

  private Admission refuse(Inspection.Refused refused) {
    count("refused", refused.reason().name());
    LOG.infof("image is refused reason=%s", refused.reason());
    return new Admission.Refused(refused.reason(), refused.detail());
  }

  private Admission take(byte[] image, ImageFormat format, XrayLabels description) {
    long began = System.nanoTime();
    ImageId imageId = ImageId.of(image);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Map<String, String> labels = description.receivedAt(now).labels();
    if (!store.putIfAbsent(imageId.key(), image, format.mediaType(), labels)) {
      Optional<XrayReceived> earlier = earlierEvent(imageId, image, format);
      if (earlier.isPresent()) {
        return known(earlier.get(), description);
      }
      store.put(imageId.key(), image, format.mediaType(), labels);
    }
    announcer.announce(description.event(imageId.hex(), stored(imageId, image, format), now));
    count("stored", "none");
    LOG.infof(
        "image is stored and announced imageId=%s deviceId=%s tookMs=%d",
        imageId.hex(),
        description.deviceId(),
        Duration.ofNanos(System.nanoTime() - began).toMillis());
    return new Admission.Stored(imageId);
  }

  /** Absent for an object that the gateway did not write: its bytes may be any. */
  private Optional<XrayReceived> earlierEvent(ImageId imageId, byte[] image, ImageFormat format) {
    return store
        .head(imageId.key())
        .map(object -> new XrayLabels(object.metadata()))
        .flatMap(
            earlier ->
                earlier
                    .receivedAt()
                    .map(at -> earlier.event(imageId.hex(), stored(imageId, image, format), at)));
  }

  private StoredImage stored(ImageId imageId, byte[] image, ImageFormat format) {
    return new StoredImage(bucket, imageId.key(), format.mediaType(), image.length);
  }

  private Admission known(XrayReceived earlier, XrayLabels description) {
    announcer.announceAgain(earlier);
    count("known", "none");
    LOG.infof("image was known imageId=%s deviceId=%s", earlier.imageId(), description.deviceId());
    return new Admission.Known(new ImageId(earlier.imageId()));
  }

  private void count(String outcome, String reason) {
    meters.counter("hilum.gateway.images", "outcome", outcome, "reason", reason).increment();
  }
}
