package org.hilum.gateway.care;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hilum.access.Role;
import org.hilum.gateway.hold.LegalHold;
import org.hilum.gateway.hold.LegalHolds;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;

/** Where the data of one patient are put under a legal hold. */
@Path("/holds")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed(Role.OPERATOR)
public class HoldsResource {
  private final CareReader reader;
  private final Holding holding;
  private final LegalHolds holds;

  HoldsResource(CareReader reader, Holding holding, LegalHolds holds) {
    this.reader = reader;
    this.holding = holding;
    this.holds = holds;
  }

  @GET
  @RolesAllowed({Role.OPERATOR, Role.AUDITOR})
  @Operation(summary = "The legal holds that stand, without a word of whom they are on")
  public List<LegalHold> list() {
    return holds.list();
  }

  @POST
  @Operation(
      summary = "Place a legal hold on one patient's data",
      description = "While it stands neither retention nor an erasure removes anything of them.")
  @RequestBody(content = @Content(schema = @Schema(implementation = CareRequest.class)))
  @APIResponse(
      responseCode = "200",
      description = "It stands, also if it was placed before",
      content = @Content(schema = @Schema(implementation = LegalHold.class)))
  @APIResponse(
      responseCode = "400",
      description = "The request is not understood",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "409",
      description = "There is a hold with another number, or an erasure has begun",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response place(byte[] request) {
    return reader
        .read(request)
        .fold(
            order ->
                holding
                    .place(order)
                    .fold(
                        hold -> Response.ok(hold).build(),
                        no -> Problem.response(no.problem(), no.detail())),
            HoldsResource::refused);
  }

  @POST
  @Path("/lift")
  @Operation(summary = "Lift the legal hold on one patient's data")
  @RequestBody(content = @Content(schema = @Schema(implementation = CareRequest.class)))
  @APIResponse(responseCode = "204", description = "None stands any more")
  @APIResponse(
      responseCode = "404",
      description = "There is none",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response lift(byte[] request) {
    return reader
        .read(request)
        .fold(
            order ->
                holding.lift(order)
                    ? Response.noContent().build()
                    : Problem.response(ProblemType.UNKNOWN_HOLD, "nothing was lifted"),
            HoldsResource::refused);
  }

  static Response refused(CareReading.Refused refused) {
    return Problem.response(refused.problem(), refused.detail());
  }
}
