package org.hilum.gateway.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hilum.access.Role;
import org.hilum.gateway.problem.OperationOutcome;
import org.hilum.gateway.problem.ProblemType;

/** Reads and searches results (FHIR R4, 3.1.0). Whoever may ask is told the patient's identity. */
@Path(OperationOutcome.FHIR)
@Produces({OperationOutcome.MEDIA_TYPE, MediaType.APPLICATION_JSON})
@RolesAllowed({Role.RADIOLOGIST, Role.PACS})
@APIResponse(responseCode = "200", description = "The resource, or a Bundle of what matches")
@APIResponse(
    responseCode = "400",
    description = "An OperationOutcome: the search is not understood")
@APIResponse(responseCode = "404", description = "An OperationOutcome: there is no such resource")
public class FhirResource {
  private static final String REPORT = "/DiagnosticReport";

  private final Reports reports;

  FhirResource(Reports reports) {
    this.reports = reports;
  }

  @GET
  @Path("/metadata")
  @Operation(summary = "What can be asked: a CapabilityStatement")
  public Response metadata(@Context UriInfo uri) {
    return ok(Capabilities.statement(base(uri)));
  }

  @GET
  @Path(REPORT + "/{id}")
  @Operation(summary = "Read the report of a screening")
  public Response report(@PathParam("id") String id) {
    return resource(uuid(id).flatMap(reports::report));
  }

  @GET
  @Path("/Observation/{id}")
  @Operation(summary = "Read what was observed of a finding")
  public Response observation(@PathParam("id") String id) {
    return resource(uuid(id).flatMap(reports::observation));
  }

  @GET
  @Path(REPORT)
  @Operation(
      summary = "Search reports",
      description =
          "By _id, identifier, study (its instance UID, the device's or the pseudonymous one), date"
              + " of the study and issued, with _count. Further pages are at the link next.")
  public Response search(@Context UriInfo uri) {
    return search(uri, uri.getQueryParameters());
  }

  @POST
  @Path(REPORT + "/_search")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(summary = "Search reports, with nothing in the address")
  public Response searchByForm(@Context UriInfo uri, MultivaluedMap<String, String> form) {
    return search(uri, form);
  }

  private Response search(UriInfo uri, Map<String, List<String>> parameters) {
    ReportQueryReading reading = new ReportQueryReader(reports.zone()).read(parameters);
    if (reading instanceof ReportQueryReading.Understood understood) {
      ReportPage page = reports.search(understood.query());
      return ok(new SearchSet(base(uri), parameters).of(page));
    }
    return OperationOutcome.response(
        ProblemType.MALFORMED_SEARCH, ((ReportQueryReading.Malformed) reading).detail());
  }

  private static String base(UriInfo uri) {
    return uri.getBaseUri().resolve(OperationOutcome.FHIR).toString();
  }

  /** Of another form is none that was ever given. */
  private static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id)).filter(uuid -> uuid.toString().equals(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Response resource(Optional<ObjectNode> resource) {
    return resource
        .map(FhirResource::ok)
        .orElseGet(
            () -> OperationOutcome.response(ProblemType.NOT_FOUND, "there is no such resource"));
  }

  private static Response ok(JsonNode resource) {
    return Response.ok(resource, OperationOutcome.MEDIA_TYPE).build();
  }
}
