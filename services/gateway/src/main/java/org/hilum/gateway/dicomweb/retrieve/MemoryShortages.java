package org.hilum.gateway.dicomweb.retrieve;

import jakarta.ws.rs.core.Response;
import org.hilum.gateway.dicom.MemoryShortageException;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What whoever retrieves is told while others take all the memory. */
public class MemoryShortages {
  private static final Logger LOG = Logger.getLogger(MemoryShortages.class);

  @ServerExceptionMapper
  public Response answer(MemoryShortageException e) {
    LOG.warnf("request fails reason=%s", e.getMessage());
    return Problem.response(
        ProblemType.MEMORY_SHORTAGE, "others retrieve images; send the same request again");
  }
}
