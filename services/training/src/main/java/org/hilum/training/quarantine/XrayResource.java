package org.hilum.training.quarantine;

import io.smallrye.common.annotation.Blocking;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hilum.access.Role;
import org.hilum.storage.ObjectStore;
import org.hilum.training.collect.ImageId;
import org.hilum.training.problem.Problem;

/** X-rays as they lie in the object store, for whoever decides. */
@Path("/training/quarantine/{imageId}/image")
@Blocking
@Tag(name = "Quarantine")
@RolesAllowed(Role.TRAINER)
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
  @APIResponse(responseCode = "200", description = "The image as it was sent")
  @APIResponse(responseCode = "404", description = "The store has no such image")
  @APIResponse(responseCode = "503", description = "The store does not answer")
  public Response image(@PathParam("imageId") String imageId) {
    Optional<byte[]> found =
        ImageId.isWellFormed(imageId)
            ? store.get(ImageId.objectKey(imageId), largestBytes)
            : Optional.empty();
    return found
        .map(XrayResource::answer)
        .orElseGet(() -> Problem.answer(Response.Status.NOT_FOUND, "There is no such X-ray."));
  }

  /** The media type is that of the bytes: the store answers with what its writer claimed. */
  private static Response answer(byte[] bytes) {
    boolean isPng = bytes.length > 3 && bytes[0] == (byte) 0x89 && bytes[1] == 'P';
    return Response.ok(bytes, isPng ? "image/png" : "image/jpeg")
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=86400, immutable")
        .build();
  }
}
