package org.hilum.schemas;

/** Bytes that are not the event they should be. No retry helps. */
public final class MalformedEventException extends Exception {
  MalformedEventException(Class<?> type, String detail, Throwable cause) {
    super("not a " + type.getSimpleName() + ": " + detail, cause);
  }
}
