package org.hilum.training.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.hilum.storage.StorageUnavailableException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers for what is thrown rather than returned. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final int RETRY_AFTER_SECONDS = 5;

  @ServerExceptionMapper
  Response refusedByTheFramework(WebApplicationException e) {
    Response given = e.getResponse();
    Response.StatusType status = given.getStatusInfo();
    return Response.fromResponse(Problem.answer(status, status.getReasonPhrase() + "."))
        .header(HttpHeaders.ALLOW, given.getHeaderString(HttpHeaders.ALLOW))
        .build();
  }

  @ServerExceptionMapper
  Response storeAway(StorageUnavailableException e) {
    LOG.warnf("object store does not answer reason=%s", e.getMessage());
    return Response.fromResponse(
            Problem.answer(
                Response.Status.SERVICE_UNAVAILABLE, "The object store does not answer."))
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }
}
