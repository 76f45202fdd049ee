package org.hilum.local.stack;

/** The local stack cannot start or go on; the message is for the person at the terminal. */
public final class StackException extends RuntimeException {
  public StackException(String message) {
    super(message);
  }

  StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
