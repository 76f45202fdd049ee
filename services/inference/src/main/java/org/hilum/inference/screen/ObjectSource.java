package org.hilum.inference.screen;

import java.util.Optional;

/** Where images and released models lie. Blocking; called by several threads. */
@FunctionalInterface
public interface ObjectSource {
  /**
   * Reads an object whole.
   *
   * @throws org.hilum.storage.ObjectTooLargeException if it is longer than {@code limitBytes}
   * @throws org.hilum.storage.StorageUnavailableException if a retry may help
   */
  Optional<byte[]> get(String key, long limitBytes);
}
