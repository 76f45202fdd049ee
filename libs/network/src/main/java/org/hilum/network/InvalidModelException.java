package org.hilum.network;

/** A model that cannot be used: a file is missing, damaged or not the one it is said to be. */
public final class InvalidModelException extends RuntimeException {

  public InvalidModelException(String message) {
    super(message);
  }

  public InvalidModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
