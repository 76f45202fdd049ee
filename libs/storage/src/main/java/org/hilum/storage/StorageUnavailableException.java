package org.hilum.storage;

/**
 * The store could not do what was asked, for a reason that lies not in the object: it is away, has
 * no such bucket, refuses the key, or failed. A retry may help.
 */
public final class StorageUnavailableException extends RuntimeException {
  StorageUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
