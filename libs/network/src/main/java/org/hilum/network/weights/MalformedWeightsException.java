package org.hilum.network.weights;

/** A weight file that is truncated, damaged or not what it claims to be. */
public final class MalformedWeightsException extends RuntimeException {

  public MalformedWeightsException(String message) {
    super(message);
  }

  public MalformedWeightsException(String message, Throwable cause) {
    super(message, cause);
  }
}
