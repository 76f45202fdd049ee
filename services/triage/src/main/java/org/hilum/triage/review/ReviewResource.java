package org.hilum.triage.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import org.hilum.triage.problem.Problem;
import org.hilum.triage.worklist.ReviewView;

/**
 * Verdicts over HTTP. Only JSON is taken: a page of another site cannot send that without asking
 * first, and no such request is answered.
 */
@Path("/cases/{imageId}/review")
@Tag(name = "Review", description = "Verdicts of radiologists")
@RolesAllowed({Role.RADIOLOGIST, Role.PACS})
public class ReviewResource {
  private final Reviews reviews;
  private final Speaker speaker;

  ReviewResource(Reviews reviews, Speaker speaker) {
    this.reviews = reviews;
    this.speaker = speaker;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Record a verdict",
      description =
          "Keeps the verdict as the next revision and announces it as hilum.case.reviewed.v1, both"
              + " or neither. Earlier verdicts are kept.")
  @APIResponse(
      responseCode = "201",
      description = "The verdict as it is kept",
      content = @Content(schema = @Schema(implementation = ReviewView.class)))
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
      description = "No such case",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another verdict came since the expected revision",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class),
              example =
                  "{\"status\":409,\"title\":\"Conflict\","
                      + "\"detail\":\"The case is at revision 2 by now.\"}"))
  public Response review(@PathParam("imageId") String imageId, ReviewRequest request)
      throws SQLException {
    if (request == null) {
      return Problem.answer(Response.Status.BAD_REQUEST, "The body must be a verdict.");
    }
    Optional<String> objection = request.objection();
    if (objection.isPresent()) {
      return Problem.answer(Response.Status.BAD_REQUEST, objection.get());
    }
    Speaker.Named named = speaker.named(request.namedReader());
    return named instanceof Speaker.Named.As as
        ? record(imageId, request.of(as.reader()))
        : refuse((Speaker.Named.Refused) named);
  }

  private Response record(String imageId, ReviewRequest request) throws SQLException {
    return reviews
        .record(imageId, request.readVerdict().orElseThrow(), request)
        .fold(
            review -> Response.status(Response.Status.CREATED).entity(review).build(),
            () -> Problem.answer(Response.Status.NOT_FOUND, "There is no such case."),
            revision ->
                Problem.answer(
                    Response.Status.CONFLICT, "The case is at revision " + revision + " by now."));
  }

  private static Response refuse(Speaker.Named.Refused refused) {
    return Problem.answer(refused.status(), refused.detail());
  }
}
