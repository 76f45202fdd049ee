package org.hilum.gateway.state;

import jakarta.annotation.security.RolesAllowed;
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
import org.hilum.access.Role;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;

/** Says how far an image has come. */
@Path("/xrays/{imageId}")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Role.DEVICE, Role.OPERATOR})
public class StateResource {
  private final XrayStates states;

  StateResource(XrayStates states) {
    this.states = states;
  }

  @GET
  @Operation(summary = "How far an image has come: received, screened or failed")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = XrayState.class)))
  @APIResponse(
      responseCode = "400",
      description = "Not an image id",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "404",
      description = "No such image",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response state(@PathParam("imageId") String imageId) {
    return ImageId.parse(imageId)
        .map(this::stateOf)
        .orElseGet(
            () ->
                Problem.response(
                    ProblemType.MALFORMED_IMAGE_ID, "expected 64 lower-case hexadecimal digits"));
  }

  private Response stateOf(ImageId imageId) {
    return states
        .find(imageId)
        .map(state -> Response.ok(state, MediaType.APPLICATION_JSON_TYPE).build())
        .orElseGet(
            () ->
                Problem.response(
                    ProblemType.UNKNOWN_IMAGE, "no image with this id was received here"));
  }
}
