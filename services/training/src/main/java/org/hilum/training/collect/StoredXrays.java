package org.hilum.training.collect;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hilum.schemas.StoredImage;
import org.hilum.schemas.XrayLabels;
import org.hilum.schemas.XrayReceived;
import org.hilum.storage.ObjectStore;
import org.hilum.training.StorageConfig;

/** The X-rays in the object store, as the gateway announced them. */
@ApplicationScoped
class StoredXrays {
  private final ObjectStore store;
  private final String bucket;

  StoredXrays(ObjectStore store, StorageConfig config) {
    this.store = store;
    this.bucket = config.bucket();
  }

  /**
   * The event that told of an image; empty if the image is gone.
   *
   * @throws org.hilum.storage.StorageUnavailableException if nobody can say
   */
  Optional<XrayReceived> event(String imageId) {
    String key = ImageId.objectKey(imageId);
    return store
        .head(key)
        .map(
            object ->
                XrayLabels.event(
                    imageId,
                    new StoredImage(bucket, key, object.contentType(), object.sizeBytes()),
                    object.metadata(),
                    object.lastModified()));
  }
}
