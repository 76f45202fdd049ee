package org.hilum.gateway.problem;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What FHIR has for a {@link Problem} (R4, 2.35). */
public final class OperationOutcome {
  public static final String FHIR = "/fhir";
  public static final String MEDIA_TYPE = "application/fhir+json";

  private OperationOutcome() {}

  /** Whether who asks there expects FHIR. */
  static boolean isExpected(UriInfo uri) {
    String path = uri.getRequestUri().getPath();
    return path.equals(FHIR) || path.startsWith(FHIR + "/");
  }

  public static Response response(ProblemType type, String detail) {
    ObjectNode outcome = JsonNodeFactory.instance.objectNode();
    outcome.put("resourceType", "OperationOutcome");
    outcome
        .putArray("issue")
        .addObject()
        .put("severity", "error")
        .put("code", issue(type.status()))
        .put("diagnostics", type.title() + ": " + detail);
    return Response.fromResponse(Problem.response(type, detail))
        .type(MEDIA_TYPE)
        .entity(outcome)
        .build();
  }

  /** Of the value set IssueType. */
  private static String issue(int status) {
    return switch (status) {
      case 404 -> "not-found";
      case 405, 406, 415 -> "not-supported";
      case 413 -> "too-long";
      case 503 -> "transient";
      case 500 -> "exception";
      default -> "invalid";
    };
  }
}
