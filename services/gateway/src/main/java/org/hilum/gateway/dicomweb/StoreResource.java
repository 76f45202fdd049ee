package org.hilum.gateway.dicomweb;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hilum.access.Role;
import org.hilum.dicom.data.Uid;
import org.hilum.gateway.admit.Limits;
import org.hilum.gateway.dicomweb.multipart.MalformedMultipartException;
import org.hilum.gateway.dicomweb.multipart.MultipartReader;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;

/** Stores instances (STOW-RS, PS3.18 10.5). */
@Path("/dicomweb")
@Consumes(DicomMediaTypes.MULTIPART_RELATED)
@Produces({DicomMediaTypes.DICOM_JSON, MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@APIResponse(
    responseCode = "200",
    description = "All instances are stored and announced, now or before")
@APIResponse(
    responseCode = "202",
    description = "Some are; the body says which, and why the others are not (PS3.18 I.2)")
@APIResponse(
    responseCode = "400",
    description = "No part is an instance, or the body cannot be taken apart",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(responseCode = "409", description = "None is; the body says why")
@APIResponse(
    responseCode = "415",
    description = "Not multipart/related of application/dicom",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "500",
    description = "None is, and the gateway has failed; its log says over what")
@APIResponse(
    responseCode = "503",
    description = "Object store or broker is away; send the same request again")
@RolesAllowed(Role.DEVICE)
public class StoreResource {
  /** RFC 2046 5.1.1 says 70, archives send 73. */
  private static final int MAX_BOUNDARY = 200;

  private final StoreIntake intake;
  private final SecurityIdentity caller;
  private final int maxBytes;

  StoreResource(StoreIntake intake, SecurityIdentity caller, Limits limits) {
    this.intake = intake;
    this.caller = caller;
    this.maxBytes = limits.maxBytes();
  }

  @POST
  @Path("/studies")
  @Operation(
      summary = "Store DICOM instances",
      description =
          "Any number of instances, one a part. The answer names each as it was sent; addresses"
              + " are those of the de-identified objects. A repetition is harmless.")
  public Response store(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      @Context UriInfo uri,
      InputStream body)
      throws IOException {
    return store(type, Optional.empty(), Links.of(uri), body);
  }

  @POST
  @Path("/studies/{study}")
  @Operation(
      summary = "Store DICOM instances of one study",
      description = "Instances of other studies are refused.")
  public Response store(
      @PathParam("study") String study,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
      @Context UriInfo uri,
      InputStream body)
      throws IOException {
    return Uid.isWellFormed(study)
        ? store(type, Optional.of(new Uid(study)), Links.of(uri), body)
        : UidPath.malformed();
  }

  private Response store(MediaType type, Optional<Uid> study, Links links, InputStream body)
      throws IOException {
    String parts = type.getParameters().getOrDefault("type", DicomMediaTypes.DICOM);
    if (!parts.equalsIgnoreCase(DicomMediaTypes.DICOM)) {
      return Problem.response(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "expected parts of type application/dicom");
    }
    String boundary = type.getParameters().getOrDefault("boundary", "");
    if (boundary.isEmpty() || boundary.length() > MAX_BOUNDARY) {
      return Problem.response(
          ProblemType.MALFORMED_REQUEST,
          "expected a boundary of 1 to %d characters in the content type".formatted(MAX_BOUNDARY));
    }
    try {
      String sender = caller.getPrincipal().getName();
      StoreReport report =
          intake.take(new MultipartReader(body, boundary, maxBytes), study, sender, links);
      return report.isEmpty()
          ? Problem.response(ProblemType.MALFORMED_REQUEST, "expected at least one part")
          : report.response();
    } catch (MalformedMultipartException e) {
      return Problem.response(ProblemType.MALFORMED_REQUEST, e.getMessage());
    }
  }
}
