package org.hilum.training.registry;

/** A release holds in the registry, but the workers could not be told. Telling them again helps. */
public final class NotAnnouncedException extends RuntimeException {
  public NotAnnouncedException(String message, Throwable cause) {
    super(message, cause);
  }
}
