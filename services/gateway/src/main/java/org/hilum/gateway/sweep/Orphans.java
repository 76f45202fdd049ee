package org.hilum.gateway.sweep;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Optional;
import org.hilum.gateway.StorageConfig;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.admit.Limits;
import org.hilum.gateway.announce.Announcer;
import org.hilum.gateway.dicom.DicomFormat;
import org.hilum.gateway.dicom.StoredFiles;
import org.hilum.imaging.ImageFormat;
import org.hilum.imaging.ImageReader;
import org.hilum.schemas.StoredImage;
import org.hilum.schemas.XrayLabels;
import org.hilum.schemas.XrayReceived;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectTooLargeException;
import org.hilum.storage.StoredObject;
import org.hilum.telemetry.XrayTraces;
import org.jboss.logging.Logger;

/**
 * Announces stored images that have no event. Anybody with access to the bucket may have put them
 * there, so they are examined like any other: bytes that are not those which the key names, no
 * image, or a DICOM file that may name its patient, stay where they are and are not announced.
 */
@Singleton
public class Orphans {
  private static final Logger LOG = Logger.getLogger(Orphans.class);

  private final ObjectStore store;
  private final String bucket;
  private final Announcer announcer;
  private final XrayTraces traces;
  private final ImageReader reader;
  private final StoredFiles files;
  private final int limitBytes;

  Orphans(
      ObjectStore store,
      StorageConfig storage,
      Announcer announcer,
      XrayTraces traces,
      StoredFiles files,
      Limits limits) {
    this.store = store;
    this.bucket = storage.bucket();
    this.announcer = announcer;
    this.traces = traces;
    this.files = files;
    this.reader = new ImageReader(limits.ofImages(), EnumSet.of(ImageFormat.JPEG, ImageFormat.PNG));
    this.limitBytes = limits.maxBytes();
  }

  /**
   * @return what was announced; empty if it must not be, or the object is gone
   */
  Optional<XrayReceived> announce(ImageId imageId) {
    Optional<XrayReceived> event =
        store.head(imageId.key()).flatMap(object -> examine(imageId, object));
    return event.map(found -> traces.receive("sweep", () -> announced(found)));
  }

  private XrayReceived announced(XrayReceived event) {
    XrayTraces.about(event.imageId());
    announcer.announce(event);
    LOG.infof("image without an event is announced imageId=%s", event.imageId());
    return event;
  }

  private Optional<XrayReceived> examine(ImageId imageId, StoredObject object) {
    try {
      return store.get(imageId.key(), limitBytes).flatMap(image -> eventOf(imageId, image, object));
    } catch (ObjectTooLargeException e) {
      return unfit(imageId, "TOO_MANY_BYTES");
    }
  }

  private Optional<XrayReceived> eventOf(ImageId imageId, byte[] image, StoredObject object) {
    if (!ImageId.of(image).equals(imageId)) {
      return unfit(imageId, "DIGEST_MISMATCH");
    }
    if (DicomFormat.isOf(image)) {
      return files
          .objection(image)
          .map(reason -> unfit(imageId, reason))
          .orElseGet(() -> Optional.of(eventOf(imageId, DicomFormat.MEDIA_TYPE, object)));
    }
    return reader
        .inspect(image)
        .fold(
            accepted -> Optional.of(eventOf(imageId, accepted.format().mediaType(), object)),
            refused -> unfit(imageId, refused.reason().name()));
  }

  private XrayReceived eventOf(ImageId imageId, String mediaType, StoredObject object) {
    return XrayLabels.event(
        imageId.hex(),
        new StoredImage(bucket, imageId.key(), mediaType, object.sizeBytes()),
        object.metadata(),
        object.lastModified());
  }

  private static Optional<XrayReceived> unfit(ImageId imageId, String reason) {
    LOG.warnf("object is not announced imageId=%s reason=%s", imageId.hex(), reason);
    return Optional.empty();
  }
}
