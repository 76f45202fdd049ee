package org.hilum.gateway.problem;

import java.net.URI;
import java.util.Locale;

/** The kinds of problem, each with its URI, status and title. Released names do not change. */
public enum ProblemType {
  EMPTY_IMAGE(400, "The image is empty"),
  MALFORMED_REQUEST(400, "The request is not understood"),
  MALFORMED_METADATA(400, "The metadata is not understood"),
  MALFORMED_IMAGE_ID(400, "Not an image id"),
  MALFORMED_UID(400, "Not a DICOM UID"),
  MALFORMED_SEARCH(400, "The search is not understood"),
  MALFORMED_NOTIFICATION(400, "Not an S3 event notification"),
  UNNAMED_CALLER(403, "The login has no name that could stand in a record"),
  UNKNOWN_IMAGE(404, "No such image"),
  UNKNOWN_INSTANCE(404, "No such study, series, instance or frame"),
  UNKNOWN_TICKET(404, "No such upload ticket"),
  UNKNOWN_HOLD(404, "No legal hold stands on this patient"),
  UNKNOWN_ERASURE(404, "No such erasure"),
  NOT_FOUND(404, "No such resource"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "No such representation"),
  LEGAL_HOLD(409, "A legal hold stands"),
  ERASURE_BEGUN(409, "An erasure has begun"),
  DUPLICATE_INSTANCE(409, "Another image has this instance UID"),
  TOO_LARGE(413, "The image is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Media type not supported"),
  UNSUPPORTED_FORMAT(415, "Neither a JPEG nor a PNG nor DICOM"),
  TOO_MANY_PIXELS(422, "The image has too many pixels"),
  TOO_SMALL(422, "The image is too small"),
  UNSUPPORTED_PIXELS(422, "The kind of pixels is not supported"),
  BURNED_IN_ANNOTATION(422, "The pixels hold text"),
  CORRUPT_IMAGE(422, "The image is corrupt"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  INTERNAL_FAULT(500, "The gateway failed"),
  TOO_MUCH_AT_ONCE(503, "Too much comes at once"),
  STORAGE_UNAVAILABLE(503, "The object store is away"),
  BROKER_UNAVAILABLE(503, "The event broker is away"),
  MEMORY_SHORTAGE(503, "No memory is free for the image");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public URI uri() {
    return URI.create("urn:hilum:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
