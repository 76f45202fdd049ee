package org.hilum.training.cli;

/** A command line that cannot be understood; the message says why. */
final class UsageException extends RuntimeException {
  UsageException(String message) {
    super(message);
  }
}
