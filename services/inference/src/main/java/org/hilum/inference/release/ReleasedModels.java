package org.hilum.inference.release;

import org.hilum.inference.screen.ObjectSource;
import org.hilum.network.DescribedTail;
import org.hilum.network.InvalidModelException;
import org.hilum.network.ModelDescription;
import org.hilum.network.ModelJson;
import org.hilum.network.layers.LayerTable;
import org.hilum.network.weights.Digest;
import org.hilum.network.weights.PackedTrunk;
import org.hilum.schemas.ReleasedModel;

/**
 * Models in the object store, laid out as in the folder {@code models}. What is read is what the
 * release means, or is not given out.
 */
final class ReleasedModels {
  private static final long LONGEST_DESCRIPTION = 1 << 20;
  private static final long LONGEST_TAIL = 256 << 20;
  private static final long LONGEST_TRUNK = 512 << 20;

  private final ObjectSource objects;

  ReleasedModels(ObjectSource objects) {
    this.objects = objects;
  }

  /**
   * Reads description and tail of a released model.
   *
   * @throws InvalidModelException if an object is missing or not the one that was released
   * @throws org.hilum.storage.ObjectTooLargeException if it is longer than any model
   * @throws org.hilum.storage.StorageUnavailableException if a retry may help
   */
  DescribedTail tail(ReleasedModel released) {
    String key = "models/%s/".formatted(released.modelVersion());
    requireEqual(released, "key", key, released.key());
    DescribedTail tail =
        DescribedTail.read(
            object(key + ModelJson.FILE_NAME, LONGEST_DESCRIPTION),
            object(key + DescribedTail.FILE_NAME, LONGEST_TAIL));
    ModelDescription found = tail.description();
    requireEqual(released, "modelVersion", released.modelVersion(), found.modelVersion());
    requireEqual(released, "trunkDigest", released.trunkDigest(), found.trunkDigest());
    requireEqual(released, "tailDigest", released.tailDigest(), found.tailDigest());
    return tail;
  }

  /**
   * Reads a trunk, under the same conditions.
   *
   * @param digest SHA-256 of its file
   */
  PackedTrunk trunk(String digest) {
    String key = PackedTrunk.objectKey(digest);
    byte[] file = object(key, LONGEST_TRUNK);
    String found = Digest.of(file);
    if (!found.equals(digest)) {
      throw new InvalidModelException(
          "%s has SHA-256 %s, expected %s".formatted(key, found, digest));
    }
    return PackedTrunk.unpack(LayerTable.resnet152v2(), file);
  }

  private byte[] object(String key, long limitBytes) {
    return objects
        .get(key, limitBytes)
        .orElseThrow(() -> new InvalidModelException("the store has no object " + key));
  }

  private static void requireEqual(
      ReleasedModel released, String field, String expected, String found) {
    if (!expected.equals(found)) {
      throw new InvalidModelException(
          "%s of the released %s is %s, expected %s"
              .formatted(field, released.modelVersion(), found, expected));
    }
  }
}
