package org.hilum.gateway.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A problem detail (RFC 9457). */
@Schema(description = "Problem details, RFC 9457")
public record Problem(
    @Schema(examples = "urn:hilum:problem:unsupported-format") URI type,
    @Schema(examples = "Neither a JPEG nor a PNG") String title,
    @Schema(examples = "415") int status,
    @Schema(examples = "expected the bytes of a JPEG or PNG file") String detail) {
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final MediaType PROBLEM_JSON = MediaType.valueOf(MEDIA_TYPE);
  private static final int RETRY_AFTER_SECONDS = 5;

  public static Problem of(ProblemType type, String detail) {
    return new Problem(type.uri(), type.title(), type.status(), detail);
  }

  public static Response response(ProblemType type, String detail) {
    Response.ResponseBuilder response =
        Response.status(type.status()).type(PROBLEM_JSON).entity(of(type, detail));
    if (type.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response.build();
  }
}
