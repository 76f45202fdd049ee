package org.hilum.triage.dashboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hilum.access.Role;
import org.hilum.storage.ObjectStore;
import org.hilum.triage.problem.Problem;
import org.hilum.triage.worklist.ImageId;

/** X-rays as they lie in the object store. */
@Path("/cases/{imageId}/image")
@Tag(name = "Reading list")
@RolesAllowed(Role.RADIOLOGIST)
public class XrayResource {
  private final ObjectStore store;
  private final long largestBytes;

  /**
   * @param largestBytes as the gateway has it: it takes no image that is larger
   */
  XrayResource(
      ObjectStore store,
      @ConfigProperty(name = "hilum.limits.max-bytes", defaultValue = "50000000")
          long largestBytes) {
    this.store = store;
    this.largestBytes = largestBytes;
  }

  @GET
  @Produces({"image/jpeg", "image/png"})
  @Operation(summary = "The X-ray of a case")
  @APIResponse(
      responseCode = "200",
      description = "The image as it was sent",
      content = {@Content(mediaType = "image/jpeg"), @Content(mediaType = "image/png")})
  @APIResponse(responseCode = "404", description = "The store has no such image")
  @APIResponse(responseCode = "503", description = "The store does not answer")
  public Response image(@PathParam("imageId") String imageId) {
    return read(imageId)
        .map(bytes -> answer(imageId, bytes))
        .orElseGet(() -> Problem.answer(Response.Status.NOT_FOUND, "There is no such X-ray."));
  }

  private Optional<byte[]> read(String imageId) {
    if (!ImageId.isWellFormed(imageId)) {
      return Optional.empty();
    }
    return store.get("xrays/" + imageId, largestBytes);
  }

  /** The id is the digest of the bytes, so they never change. */
  private static Response answer(String imageId, byte[] bytes) {
    return Response.ok(bytes, mediaType(bytes))
        .header(HttpHeaders.ETAG, "\"" + imageId + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
        .build();
  }

  /** From the bytes: the store answers with what its writer claimed. */
  private static String mediaType(byte[] bytes) {
    boolean isPng = bytes.length > 3 && bytes[0] == (byte) 0x89 && bytes[1] == 'P';
    return isPng ? "image/png" : "image/jpeg";
  }
}
