package org.hilum.gateway.dicomweb;

import jakarta.ws.rs.core.Response;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;

/** The UIDs of a path. */
public final class UidPath {
  private UidPath() {}

  public static Response malformed() {
    return Problem.response(
        ProblemType.MALFORMED_UID,
        "expected UIDs in the path: numbers joined by points, 64 characters at most");
  }
}
