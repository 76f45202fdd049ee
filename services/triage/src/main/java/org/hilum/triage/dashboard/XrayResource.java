package org.hilum.triage.dashboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hilum.access.Role;
import org.hilum.triage.problem.Problem;
import org.hilum.triage.worklist.ImageId;

/** The X-rays themselves. */
@Path("/cases/{imageId}/image")
@Tag(name = "Reading list")
@RolesAllowed(Role.RADIOLOGIST)
public class XrayResource {
  private final XrayPictures pictures;

  XrayResource(XrayPictures pictures) {
    this.pictures = pictures;
  }

  @GET
  @Produces({"image/jpeg", "image/png"})
  @Operation(summary = "The X-ray of a case")
  @APIResponse(
      responseCode = "200",
      description = "A JPEG or PNG as it was sent; a DICOM image drawn as PNG",
      content = {@Content(mediaType = "image/jpeg"), @Content(mediaType = "image/png")})
  @APIResponse(responseCode = "404", description = "The store has no such image")
  @APIResponse(responseCode = "415", description = "The stored image cannot be drawn")
  @APIResponse(responseCode = "503", description = "The store does not answer")
  public Response image(@PathParam("imageId") String imageId) {
    return Optional.of(imageId)
        .filter(ImageId::isWellFormed)
        .flatMap(pictures::find)
        .map(
            found ->
                found.fold(
                    visible -> answer(imageId, visible),
                    unreadable ->
                        Problem.answer(
                            Response.Status.UNSUPPORTED_MEDIA_TYPE, unreadable.detail())))
        .orElseGet(() -> Problem.answer(Response.Status.NOT_FOUND, "There is no such X-ray."));
  }

  /** The id is the digest of the stored bytes, so the picture never changes. */
  private static Response answer(String imageId, XrayPicture.Visible picture) {
    return Response.ok(picture.bytes(), picture.mediaType())
        .header(HttpHeaders.ETAG, "\"" + imageId + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
        .build();
  }
}
