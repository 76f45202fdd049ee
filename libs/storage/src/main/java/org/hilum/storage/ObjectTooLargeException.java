package org.hilum.storage;

/** The object is longer than its reader accepts. No retry helps. */
public final class ObjectTooLargeException extends RuntimeException {
  ObjectTooLargeException(String key, long limitBytes) {
    super("object %s is longer than %d bytes".formatted(key, limitBytes));
  }
}
