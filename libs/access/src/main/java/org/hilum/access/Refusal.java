package org.hilum.access;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/**
 * What somebody is told who is turned away: a problem detail (RFC 9457) whose type is {@code
 * about:blank}, so that its title is that of the status.
 */
enum Refusal {
  NOBODY(401, "Unauthorized", "Bring a token of the OpenID provider, or, as a device, a key."),
  NOT_ALLOWED(403, "Forbidden", "The caller's roles do not allow this."),
  OTHER_SITE(
      403, "Forbidden", "A browser must send the header " + CrossSiteGuard.SCRIPT_HEADER + ".");

  static final String MEDIA_TYPE = "application/problem+json";

  private final int status;
  private final String title;
  private final String detail;

  Refusal(int status, String title, String detail) {
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  int status() {
    return status;
  }

  /** JSON. */
  String document() {
    return "{\"status\":%d,\"title\":\"%s\",\"detail\":\"%s\"}".formatted(status, title, detail);
  }

  void write(HttpServerResponse response) {
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE).end(document());
  }
}
