package org.hilum.inference.consume;

/** A well-formed event that names no object the worker could read. No retry helps. */
final class UnusableRecordException extends Exception {
  UnusableRecordException(String message) {
    super(message);
  }
}
