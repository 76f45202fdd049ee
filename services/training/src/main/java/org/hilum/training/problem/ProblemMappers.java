package org.hilum.training.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
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
    String title = status.getReasonPhrase();
    return Response.fromResponse(Problem.answer(status, title, title + "."))
        .header(HttpHeaders.ALLOW, given.getHeaderString(HttpHeaders.ALLOW))
        .build();
  }

  @ServerExceptionMapper
  Response bodyOfAnotherShape(MismatchedInputException e) {
    return Problem.answer(
        Response.Status.BAD_REQUEST, "The body is not the JSON object that is expected.");
  }

  @ServerExceptionMapper
  Response storeAway(StorageUnavailableException e) {
    LOG.warnf("object store does not answer reason=%s", e.getMessage());
    return later("The object store does not answer.");
  }

  @ServerExceptionMapper
  Response databaseAway(SQLException e) {
    LOG.warnf("database does not answer reason=%s", e.getMessage());
    return later("The database does not answer.");
  }

  private static Response later(String detail) {
    return Response.fromResponse(Problem.answer(Response.Status.SERVICE_UNAVAILABLE, detail))
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }
}
