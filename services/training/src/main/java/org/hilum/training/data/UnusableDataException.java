package org.hilum.training.data;

/** A folder or image from which no model can be trained or judged; the message names it. */
public final class UnusableDataException extends RuntimeException {
  public UnusableDataException(String message) {
    super(message);
  }
}
