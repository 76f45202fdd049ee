package org.hilum.training.quarantine;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hilum.access.Role;
import org.hilum.access.Speaker;
import org.hilum.training.problem.Problem;

/**
 * The quarantine over HTTP. Only JSON is taken: a page of another site cannot send that without
 * asking first, and no such request is answered.
 */
@Path("/training/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Quarantine", description = "Images on which readers disagree")
@RolesAllowed(Role.TRAINER)
public class QuarantineResource {
  private static final int MOST = 200;

  private final Quarantine quarantine;
  private final Speaker speaker;

  QuarantineResource(Quarantine quarantine, Speaker speaker) {
    this.quarantine = quarantine;
    this.speaker = speaker;
  }

  @GET
  @Operation(
      summary = "Images on which readers disagree",
      description =
          "The "
              + MOST
              + " that wait longest. Nothing is learned from them until somebody decides.")
  public QuarantineList list() throws SQLException {
    return quarantine.list(MOST);
  }

  @POST
  @Path("/{imageId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Decide what an image shows",
      description =
          "The decision becomes the image's label. It stands until a reader contradicts it; every"
              + " verdict and every decision is kept.")
  @APIResponse(
      responseCode = "201",
      description = "The decision as it is kept",
      content = @Content(schema = @Schema(implementation = Decision.class)))
  @APIResponse(
      responseCode = "400",
      description = "The verdict or the reader cannot be read",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "403",
      description = "Another reader is named than the one who is logged in",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "404",
      description = "There is no verdict on such an image",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "409",
      description = "It is not in quarantine, or another verdict came since it was seen",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response resolve(@PathParam("imageId") String imageId, ResolutionRequest request)
      throws SQLException {
    if (request == null) {
      return Problem.answer(Response.Status.BAD_REQUEST, "The body must be a decision.");
    }
    Optional<String> objection = request.objection();
    if (objection.isPresent()) {
      return Problem.answer(Response.Status.BAD_REQUEST, objection.get());
    }
    Speaker.Named named = speaker.named(request.namedReader());
    return named instanceof Speaker.Named.As as
        ? decide(imageId, request.of(as.reader()))
        : refuse((Speaker.Named.Refused) named);
  }

  private Response decide(String imageId, ResolutionRequest request) throws SQLException {
    return outcome(imageId, request)
        .fold(
            decision -> Response.status(Response.Status.CREATED).entity(decision).build(),
            () -> Problem.answer(Response.Status.NOT_FOUND, "There is no such case."),
            detail -> Problem.answer(Response.Status.CONFLICT, detail));
  }

  /** A case can be under a key that is no image id, but not under one with a zero character. */
  private ResolutionOutcome outcome(String imageId, ResolutionRequest request) throws SQLException {
    return imageId.indexOf('\0') < 0
        ? quarantine.resolve(imageId, request.readVerdict().orElseThrow(), request)
        : new ResolutionOutcome.UnknownCase();
  }

  private static Response refuse(Speaker.Named.Refused refused) {
    return Problem.answer(refused.status(), refused.detail());
  }
}
