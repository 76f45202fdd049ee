package org.hilum.gateway.deliver;

/** An event that no document can be made of. No retry helps. */
final class MalformedResultException extends Exception {
  MalformedResultException(String expected) {
    super("not a result that can be delivered: expected " + expected);
  }
}
