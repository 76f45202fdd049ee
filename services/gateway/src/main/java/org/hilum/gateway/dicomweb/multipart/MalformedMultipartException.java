package org.hilum.gateway.dicomweb.multipart;

/** The body is not what RFC 2046 5.1 describes. The message says where; it repeats nothing. */
public final class MalformedMultipartException extends Exception {
  MalformedMultipartException(String detail) {
    // An everyday outcome: it needs no stack trace.
    super(detail, null, false, false);
  }
}
