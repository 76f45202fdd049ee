package org.hilum.gateway.notify;

import jakarta.inject.Singleton;
import java.util.List;
import org.hilum.gateway.StorageConfig;
import org.hilum.gateway.uploads.Upload;
import org.hilum.gateway.uploads.UploadedImages;

/**
 * Starts the admission of the uploads that a notification names. Other buckets and prefixes are
 * ignored: the gateway's own objects are announced already, and what somebody else puts below
 * {@code xrays/} the sweep examines.
 */
@Singleton
public class BucketNotifications {
  private final String bucket;
  private final UploadedImages uploads;

  BucketNotifications(StorageConfig storage, UploadedImages uploads) {
    this.bucket = storage.bucket();
    this.uploads = uploads;
  }

  /**
   * @throws MalformedNotificationException before anything is admitted
   * @throws org.hilum.storage.StorageUnavailableException a retry may help
   * @throws org.hilum.gateway.announce.BrokerUnavailableException likewise
   */
  void process(byte[] message) throws MalformedNotificationException {
    List<CreatedObject> created = NotificationParser.createdObjects(message);
    created.stream()
        .filter(object -> object.bucket().equals(bucket))
        .flatMap(object -> Upload.ofKey(object.key()).stream())
        .forEach(uploads::admit);
  }
}
