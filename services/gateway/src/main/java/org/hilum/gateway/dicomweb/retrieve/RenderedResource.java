package org.hilum.gateway.dicomweb.retrieve;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hilum.access.Role;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.pixel.ColourPolicy;
import org.hilum.dicom.pixel.FramePolicy;
import org.hilum.dicom.pixel.GreyRenderer;
import org.hilum.dicom.pixel.PixelLimits;
import org.hilum.gateway.dicom.DecodingMemory;
import org.hilum.gateway.dicom.Footprint;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;

/** Shows instances as pictures (WADO-RS, PS3.18 10.4.1.1.3). */
@Path("/dicomweb")
@APIResponse(responseCode = "200", description = "image/jpeg, or image/png where that is preferred")
@APIResponse(
    responseCode = "404",
    description = "No such instance",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "406",
    description = "Not as a picture that is accepted",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@RolesAllowed(Role.RADIOLOGIST)
public class RenderedResource {
  private static final List<Offer> OFFERS =
      List.of(Offer.single("image/jpeg"), Offer.single("image/png"));

  private final Instances instances;
  private final StoredObjects objects;
  private final DecodingMemory memory;
  private final GreyRenderer renderer =
      new GreyRenderer(PixelLimits.standard(), ColourPolicy.LUMINANCE, FramePolicy.FIRST);

  RenderedResource(Instances instances, StoredObjects objects, DecodingMemory memory) {
    this.instances = instances;
    this.objects = objects;
    this.memory = memory;
  }

  @GET
  @Path(ObjectResource.INSTANCE + "/rendered")
  @Operation(summary = "An instance as a picture")
  public Response rendered(
      @Parameter(description = "Width and height that it is to fit into", example = "800,600")
          @QueryParam("viewport")
          Optional<String> viewport,
      @Parameter(description = "Center, width and function", example = "2048,4096,linear")
          @QueryParam("window")
          Optional<String> window,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    Optional<Viewport> room = viewport.map(Viewport::parse).orElse(Optional.of(Viewport.ANY));
    Optional<WindowChoice> choice = window.flatMap(WindowChoice::parse);
    if (room.isEmpty() || window.isPresent() && choice.isEmpty()) {
      return Problem.response(
          ProblemType.MALFORMED_REQUEST,
          "expected viewport=width,height and window=center,width,function with the function"
              + " linear, linear-exact or sigmoid");
    }
    return picture(Request.of(uri, headers), room.get(), choice);
  }

  @GET
  @Path(ObjectResource.INSTANCE + "/thumbnail")
  @Operation(summary = "An instance as a small picture")
  public Response thumbnail(@Context UriInfo uri, @Context HttpHeaders headers) {
    return picture(Request.of(uri, headers), Viewport.THUMBNAIL, Optional.empty());
  }

  private Response picture(Request request, Viewport viewport, Optional<WindowChoice> window) {
    Optional<Offer> offer = request.accepted().choose(OFFERS);
    if (offer.isEmpty()) {
      return Request.notAcceptable("expected image/jpeg or image/png");
    }
    return request.answer(
        instances,
        found -> {
          IndexEntry entry = found.get(0);
          Optional<Footprint> footprint = objects.footprint(entry);
          if (footprint.filter(it -> !memory.canDecode(it.decoded())).isPresent()) {
            return Request.notAcceptable("no picture: the image is too large to be decoded here");
          }
          return footprint
              .map(it -> picture(entry, it, viewport, window, offer.get()))
              .orElseGet(Request::unknown);
        });
  }

  private Response picture(
      IndexEntry entry,
      Footprint footprint,
      Viewport viewport,
      Optional<WindowChoice> window,
      Offer offer) {
    DecodingMemory.Share room = memory.decode(footprint.decoded());
    try (room) {
      return objects
          .file(entry.imageId())
          .map(file -> window.map(choice -> choice.in(file)).orElse(file))
          .map(file -> picture(file, viewport, offer))
          .orElseGet(Request::unknown);
    }
  }

  private Response picture(DicomFile file, Viewport viewport, Offer offer) {
    String format = offer.type().substring("image/".length());
    return renderer
        .render(file)
        .fold(
            shown ->
                Response.ok(Picture.encoded(Picture.of(shown, viewport), format), offer.type())
                    .build(),
            refused -> Request.notAcceptable("no picture: " + refused.detail()));
  }
}
