package org.hilum.training.collect;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.hilum.network.Features;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.MalformedWeightsException;
import org.hilum.storage.ObjectStore;
import org.hilum.storage.ObjectSummary;
import org.hilum.storage.ObjectTooLargeException;

/** Looks into the object store for the features that a worker has left there. */
@ApplicationScoped
public class FeatureLookup {
  /** Features of an image are smaller. */
  public static final long LARGEST_BYTES = 1 << 20;

  private final ObjectStore store;

  FeatureLookup(ObjectStore store) {
    this.store = store;
  }

  /**
   * @throws org.hilum.storage.StorageUnavailableException if nobody can say
   */
  StoredFeatures of(String imageId, String trunkDigest) {
    if (!ImageId.isWellFormed(imageId)) {
      return StoredFeatures.unusable(Exclusion.UNKNOWN_CASE);
    }
    String key = Features.objectKey(imageId, trunkDigest);
    try {
      Optional<byte[]> file = store.get(key, LARGEST_BYTES);
      return file.isPresent()
          ? read(file.get())
          : StoredFeatures.unusable(whyThereAreNone(imageId));
    } catch (ObjectTooLargeException e) {
      return StoredFeatures.unusable(Exclusion.FEATURES_DAMAGED);
    }
  }

  private static StoredFeatures read(byte[] file) {
    try {
      Features.fromSafetensors(file);
      return StoredFeatures.usable(Digest.of(file));
    } catch (MalformedWeightsException e) {
      return StoredFeatures.unusable(Exclusion.FEATURES_DAMAGED);
    }
  }

  /** Why there are no features of this trunk, when there are none. */
  public Exclusion whyThereAreNone(String imageId) {
    try (Stream<ObjectSummary> made = store.list(Features.folder(imageId))) {
      if (made.map(ObjectSummary::key).anyMatch(Features::isObjectKey)) {
        return Exclusion.OTHER_TRUNK;
      }
    }
    return store.head(ImageId.objectKey(imageId)).isPresent()
        ? Exclusion.FEATURES_MISSING
        : Exclusion.UNKNOWN_CASE;
  }
}
