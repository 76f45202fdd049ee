package org.hilum.storage;

/**
 * The store could not do what was asked, for a reason that lies not in the object: it is away, has
 * no such bucket, refuses the key, or failed. A retry may help.
 */
public final class StorageUnavailableException extends RuntimeException {
  private final boolean refused;

  StorageUnavailableException(String message, boolean refused, Throwable cause) {
    super(message, cause);
    this.refused = refused;
  }

  /** Whether the store does not know the key, or lets it do nothing. */
  public boolean isRefused() {
    return refused;
  }
}
