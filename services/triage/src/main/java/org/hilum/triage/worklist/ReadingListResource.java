package org.hilum.triage.worklist;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hilum.access.Role;
import org.hilum.triage.problem.Problem;

/** The reading list over HTTP. */
@Path("/cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reading list", description = "Cases in the order in which they should be read")
@RolesAllowed(Role.RADIOLOGIST)
public class ReadingListResource {
  private final ReadingList list;

  ReadingListResource(ReadingList list) {
    this.list = list;
  }

  @GET
  @Operation(
      summary = "A page of the reading list",
      description =
          "Earliest deadline first. By default every unread case, whatever the model said: Hilum"
              + " prioritises and never hides. Pages begin behind the last entry of the page"
              + " before, so they stay stable while cases arrive.")
  @APIResponse(
      responseCode = "200",
      description = "The page",
      content = @Content(schema = @Schema(implementation = ReadingListPage.class)))
  @APIResponse(
      responseCode = "400",
      description = "A parameter cannot be read",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class),
              example =
                  "{\"status\":400,\"title\":\"Bad Request\","
                      + "\"detail\":\"limit must be a number from 1 to 500.\"}"))
  public Response page(@BeanParam ListRequest request) {
    ListRequest.Reading reading = request.read();
    if (reading instanceof ListRequest.Reading.Refused refused) {
      return Problem.answer(Response.Status.BAD_REQUEST, refused.detail());
    }
    return Response.ok(list.page(((ListRequest.Reading.Readable) reading).query())).build();
  }

  @GET
  @Path("/summary")
  @Operation(summary = "The reading list in numbers")
  public ListSummary summary() {
    return list.summary();
  }

  @GET
  @Path("/{imageId}")
  @Operation(summary = "One case with all its results, failures and verdicts")
  @APIResponse(
      responseCode = "200",
      description = "The case",
      content = @Content(schema = @Schema(implementation = CaseDetail.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such case",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response detail(@PathParam("imageId") String imageId) {
    return list.detail(imageId)
        .map(found -> Response.ok(found).build())
        .orElseGet(() -> Problem.answer(Response.Status.NOT_FOUND, "There is no such case."));
  }
}
