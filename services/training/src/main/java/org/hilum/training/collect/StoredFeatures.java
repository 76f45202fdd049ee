package org.hilum.training.collect;

import java.util.Optional;

/**
 * What the object store has of an image's features.
 *
 * @param sha256 of the file, if it can be learned from
 * @param exclusion why it cannot; present exactly if there is no digest
 */
record StoredFeatures(Optional<String> sha256, Optional<Exclusion> exclusion) {

  static StoredFeatures usable(String sha256) {
    return new StoredFeatures(Optional.of(sha256), Optional.empty());
  }

  static StoredFeatures unusable(Exclusion reason) {
    return new StoredFeatures(Optional.empty(), Optional.of(reason));
  }
}
