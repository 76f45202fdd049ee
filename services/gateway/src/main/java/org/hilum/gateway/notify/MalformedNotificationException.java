package org.hilum.gateway.notify;

/** Bytes that are not an S3 event notification. No retry helps. */
public final class MalformedNotificationException extends Exception {
  MalformedNotificationException(String expected) {
    super("not an S3 event notification: expected " + expected);
  }
}
