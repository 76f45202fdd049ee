package org.hilum.access;

import io.quarkus.security.ForbiddenException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** As {@link Refusals}, for those whom a resource turns away. */
@Provider
public class ForbiddenMapper implements ExceptionMapper<ForbiddenException> {
  private final CurrentVertxRequest request;

  ForbiddenMapper(CurrentVertxRequest request) {
    this.request = request;
  }

  @Override
  public Response toResponse(ForbiddenException e) {
    Response.ResponseBuilder response = Response.status(Refusal.NOT_ALLOWED.status());
    return PageTenant.opensPage(request.getCurrent().request())
        ? response.build()
        : response.type(Refusal.MEDIA_TYPE).entity(Refusal.NOT_ALLOWED.document()).build();
  }
}
