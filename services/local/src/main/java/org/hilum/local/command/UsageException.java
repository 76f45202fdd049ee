package org.hilum.local.command;

/** The words make no sense; the message says which. */
final class UsageException extends RuntimeException {
  UsageException(String message) {
    super(message);
  }
}
