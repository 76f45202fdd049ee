package org.hilum.inference.screen;

import java.util.Optional;

/** Where the images lie. Blocking; called by several threads. */
@FunctionalInterface
public interface ImageSource {
  /**
   * Reads an object whole.
   *
   * @throws org.hilum.storage.ObjectTooLargeException if it is longer than {@code limitBytes}
   * @throws org.hilum.storage.StorageUnavailableException if a retry may help
   */
  Optional<byte[]> get(String key, long limitBytes);
}
