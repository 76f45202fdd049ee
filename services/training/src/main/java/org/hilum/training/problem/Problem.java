package org.hilum.training.problem;

import jakarta.ws.rs.core.Response;

/**
 * Problem details (RFC 9457). The type is {@code about:blank}, so the title is that of the status.
 *
 * @param status HTTP status
 * @param title the status in words
 * @param detail what was wrong this time
 */
public record Problem(int status, String title, String detail) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public static Response answer(Response.StatusType status, String detail) {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .entity(new Problem(status.getStatusCode(), status.getReasonPhrase(), detail))
        .build();
  }
}
