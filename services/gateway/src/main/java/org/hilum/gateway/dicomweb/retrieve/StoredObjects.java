package org.hilum.gateway.dicomweb.retrieve;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomReader;
import org.hilum.dicom.file.ReadLimits;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.dicom.Footprint;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.storage.ObjectStore;

/** Reads de-identified objects. */
@Singleton
public class StoredObjects {
  private static final ReadLimits LIMITS = ReadLimits.standard();

  private final ObjectStore store;
  private final DicomReader reader = new DicomReader(LIMITS);

  StoredObjects(ObjectStore store) {
    this.store = store;
  }

  /** Empty while an instance that is indexed is still on its way into the store. */
  Optional<Footprint> footprint(IndexEntry entry) {
    return store.head(entry.imageId().key()).map(object -> Footprint.of(object.sizeBytes(), entry));
  }

  /** Likewise; whoever reads has the memory for it. */
  Optional<byte[]> bytes(ImageId imageId) {
    return store.get(imageId.key(), LIMITS.maxBytes());
  }

  Optional<DicomFile> file(ImageId imageId) {
    return bytes(imageId).map(bytes -> parse(imageId, bytes));
  }

  /**
   * @param bytes that the gateway wrote itself
   */
  DicomFile parse(ImageId imageId, byte[] bytes) {
    return reader
        .read(bytes)
        .fold(
            file -> file,
            refused -> {
              throw new IllegalStateException(
                  "object %s is not as it was written: %s"
                      .formatted(imageId.hex(), refused.detail()));
            });
  }
}
