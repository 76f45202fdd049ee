package org.hilum.training.trail;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hilum.access.Role;
import org.hilum.training.problem.Problem;

/** The audit trail over HTTP, to read. */
@Path("/training/trail")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Trail", description = "What happened, and proof of it")
@RolesAllowed(Role.AUDITOR)
public class TrailResource {
  private final TrailReading trail;

  TrailResource(TrailReading trail) {
    this.trail = trail;
  }

  @GET
  @Operation(
      summary = "Who did what with images and models, the oldest first",
      description =
          "Entries name readers, devices and models, images by their digest, and no patient. Each"
              + " holds the hash of the entry before it, so a reader can check the chain.")
  @APIResponse(
      responseCode = "200",
      description = "A page of the trail",
      content = @Content(schema = @Schema(implementation = TrailPage.class)))
  @APIResponse(
      responseCode = "400",
      description = "The query string cannot be read; the detail says what was expected",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response page(@BeanParam TrailRequest request) throws SQLException {
    TrailRequest.Reading reading = request.read();
    if (reading instanceof TrailRequest.Reading.Refused refused) {
      return Problem.answer(Response.Status.BAD_REQUEST, refused.detail());
    }
    return Response.ok(trail.page(((TrailRequest.Reading.Readable) reading).query())).build();
  }
}
