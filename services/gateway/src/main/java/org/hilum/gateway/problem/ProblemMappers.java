package org.hilum.gateway.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.hilum.gateway.announce.BrokerUnavailableException;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a resource throws, as a problem detail, or as FHIR says it. */
public class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private static final Map<Integer, ProblemType> BY_STATUS =
      Map.of(
          404, ProblemType.NOT_FOUND,
          405, ProblemType.METHOD_NOT_ALLOWED,
          406, ProblemType.NOT_ACCEPTABLE,
          413, ProblemType.TOO_LARGE,
          415, ProblemType.UNSUPPORTED_MEDIA_TYPE);

  private static final Set<ProblemType> OF_BODIES =
      EnumSet.of(ProblemType.TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE);

  @ServerExceptionMapper
  public Response storageAway(StorageUnavailableException e, UriInfo uri) {
    LOG.warnf("request fails, object store is away reason=%s", e.getMessage());
    return answer(
        uri, ProblemType.STORAGE_UNAVAILABLE, "nothing was accepted; send the same request again");
  }

  @ServerExceptionMapper
  public Response brokerAway(BrokerUnavailableException e) {
    LOG.warnf("request fails, broker is away reason=%s", e.getMessage());
    return Problem.response(
        ProblemType.BROKER_UNAVAILABLE, "the image is not announced; send the same request again");
  }

  /** What the HTTP layer refuses by itself: unknown paths, methods, media types, bad multipart. */
  @ServerExceptionMapper
  public Response refusedByHttp(WebApplicationException e, UriInfo uri) {
    int status = e.getResponse().getStatus();
    if (status >= Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
      return fault(e, uri);
    }
    ProblemType type = BY_STATUS.getOrDefault(status, ProblemType.MALFORMED_REQUEST);
    if (OF_BODIES.contains(type)) {
      LOG.infof("request is refused unread reason=%s", type);
    }
    return answer(uri, type, "refused before the content was looked at");
  }

  /** Only bodies are read as streams; faults of the store have their own exception. */
  @ServerExceptionMapper
  public Response unreadableBody(IOException e) {
    LOG.infof("request is refused, its body ends early or is not a form");
    return Problem.response(ProblemType.MALFORMED_REQUEST, "the body ends early or is not a form");
  }

  @ServerExceptionMapper
  public Response fault(Throwable e, UriInfo uri) {
    LOG.error("request fails", e);
    return answer(uri, ProblemType.INTERNAL_FAULT, "the fault is in the gateway's log");
  }

  private static Response answer(UriInfo uri, ProblemType type, String detail) {
    return OperationOutcome.isExpected(uri)
        ? OperationOutcome.response(type, detail)
        : Problem.response(type, detail);
  }
}
