package org.hilum.gateway.admit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.hilum.gateway.StorageConfig;
import org.hilum.gateway.announce.Announcer;
import org.hilum.schemas.StoredImage;
import org.hilum.schemas.XrayLabels;
import org.hilum.schemas.XrayReceived;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.Payload;
import org.hilum.telemetry.XrayTraces;

/**
 * Stores and announces images. A fault between the two leaves an object without an event, which a
 * retry or the sweep announces.
 */
@Singleton
public class DurableImages {
  private final ObjectStore store;
  private final String bucket;
  private final Announcer announcer;

  DurableImages(ObjectStore store, StorageConfig storage, Announcer announcer) {
    this.store = store;
    this.bucket = storage.bucket();
    this.announcer = announcer;
  }

  /**
   * Returns when the image is durable and announced.
   *
   * @return whether it was new
   * @throws org.hilum.storage.StorageUnavailableException if the store did not take it
   * @throws org.hilum.gateway.announce.BrokerUnavailableException if it is not announced
   */
  public boolean keep(Payload image, String mediaType, XrayLabels description) {
    ImageId imageId = ImageId.of(image);
    XrayTraces.about(imageId.hex());
    StoredImage stored = new StoredImage(bucket, imageId.key(), mediaType, image.length());
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Map<String, String> labels = description.receivedAt(now).labels();
    if (!store.putIfAbsent(imageId.key(), image, mediaType, labels)) {
      Optional<XrayReceived> earlier = earlierEvent(imageId, stored);
      if (earlier.isPresent()) {
        announcer.announceAgain(earlier.get());
        return false;
      }
      store.put(imageId.key(), image, mediaType, labels);
    }
    announcer.announce(description.event(imageId.hex(), stored, now));
    return true;
  }

  /** Absent for an object that the gateway did not write: its bytes may be any. */
  private Optional<XrayReceived> earlierEvent(ImageId imageId, StoredImage stored) {
    return store
        .head(imageId.key())
        .map(object -> new XrayLabels(object.metadata()))
        .flatMap(
            earlier -> earlier.receivedAt().map(at -> earlier.event(imageId.hex(), stored, at)));
  }
}
