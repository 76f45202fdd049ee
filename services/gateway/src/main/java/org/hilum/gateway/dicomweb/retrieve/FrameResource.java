package org.hilum.gateway.dicomweb.retrieve;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hilum.access.Role;
import org.hilum.dicom.data.Bytes;
import org.hilum.dicom.data.Element;
import org.hilum.dicom.data.Tags;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.TransferSyntax;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.dicomweb.multipart.MultipartWriter;
import org.hilum.gateway.problem.Problem;

/** Retrieves pixels and other bulk data of an instance (WADO-RS, PS3.18 10.4). */
@Path("/dicomweb")
@APIResponse(
    responseCode = "404",
    description = "No such instance, frame or value",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "406",
    description = "Not in a form that is accepted",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@RolesAllowed(Role.RADIOLOGIST)
public class FrameResource {
  private static final Pattern NUMBERS = Pattern.compile("\\d{1,6}(?:,\\d{1,6}){0,99}");

  private final Instances instances;
  private final StoredObjects objects;
  private final RequestMemory memory;

  FrameResource(Instances instances, StoredObjects objects, RequestMemory memory) {
    this.instances = instances;
    this.objects = objects;
    this.memory = memory;
  }

  @GET
  @Path(ObjectResource.INSTANCE + "/frames/{frames}")
  @Operation(
      summary = "Frames of an image",
      description =
          "By numbers from 1, as application/octet-stream (little endian, uncompressed) or in the"
              + " media type they are stored in.")
  @APIResponse(responseCode = "200", description = "One part a frame")
  public Response frames(
      @PathParam("frames") String numbers, @Context UriInfo uri, @Context HttpHeaders headers) {
    Request request = Request.of(uri, headers);
    return ofFile(
        request,
        (file, mayDecode) ->
            Frames.of(file)
                .filter(frames -> NUMBERS.matcher(numbers).matches())
                .map(
                    frames ->
                        frames(
                            request,
                            offered(file.syntax(), mayDecode),
                            frames,
                            Stream.of(numbers.split(",")).map(Integer::valueOf).toList()))
                .orElseGet(Request::unknown));
  }

  @GET
  @Path(ObjectResource.INSTANCE + "/bulkdata/{path:.+}")
  @Operation(summary = "A value that the metadata point to")
  @APIResponse(responseCode = "200", description = "Its bytes, little endian")
  public Response bulkData(
      @PathParam("path") String path, @Context UriInfo uri, @Context HttpHeaders headers) {
    Request request = Request.of(uri, headers);
    return ofFile(
        request,
        (file, mayDecode) ->
            BulkData.find(file.dataSet(), path)
                .map(element -> value(request, file, mayDecode, element))
                .orElseGet(Request::unknown));
  }

  private Response ofFile(Request request, BiFunction<DicomFile, Boolean, Response> answer) {
    return request.answer(
        instances,
        found -> {
          IndexEntry entry = found.get(0);
          return objects
              .footprint(entry)
              .map(memory::keep)
              .flatMap(
                  mayDecode ->
                      objects.file(entry.imageId()).map(file -> answer.apply(file, mayDecode)))
              .orElseGet(Request::unknown);
        });
  }

  /** Pixels leave frame by frame. */
  private static Response value(
      Request request, DicomFile file, boolean mayDecode, Element element) {
    if (element.tag().equals(Tags.PIXEL_DATA)) {
      Frames frames = Frames.of(file).orElseThrow();
      List<Integer> all = IntStream.rangeClosed(1, frames.count()).boxed().toList();
      return frames(request, offered(file.syntax(), mayDecode), frames, all);
    }
    return element.value() instanceof Bytes value
        ? parts(request, List.of(value.bytes()), FrameMediaTypes.UNCOMPRESSED)
        : Request.unknown();
  }

  private static Response parts(Request request, List<byte[]> contents, String type) {
    return request
        .accepted()
        .choose(List.of(Offer.parts(type), Offer.single(type)))
        .map(offer -> response(request, offer, contents))
        .orElseGet(() -> Request.notAcceptable("expected " + type));
  }

  private static Response frames(
      Request request, List<Offer> parts, Frames frames, List<Integer> numbers) {
    if (!numbers.stream().allMatch(number -> number >= 1 && number <= frames.count())) {
      return Request.unknown();
    }
    List<Offer> offers = new ArrayList<>(parts);
    if (numbers.size() == 1) {
      parts.forEach(
          it -> offers.add(new Offer(it.type(), false, it.transferSyntax(), it.isDefault())));
    }
    return request
        .accepted()
        .choose(offers)
        .map(offer -> frames(request, offer, frames, numbers))
        .orElseGet(() -> Request.notAcceptable("expected one of " + types(offers)));
  }

  private static List<String> types(List<Offer> offers) {
    return offers.stream().map(Offer::type).distinct().toList();
  }

  /** As they are stored, and uncompressed. */
  private static List<Offer> offered(TransferSyntax syntax, boolean mayDecode) {
    List<Offer> parts = new ArrayList<>();
    if (!syntax.isEncapsulated() || mayDecode && Frames.canBeUncompressed(syntax)) {
      String plain = TransferSyntax.EXPLICIT_LITTLE_ENDIAN.uid();
      parts.add(new Offer(FrameMediaTypes.UNCOMPRESSED, true, plain, true));
    }
    if (syntax.isEncapsulated()) {
      parts.add(new Offer(FrameMediaTypes.of(syntax), true, syntax.uid(), true));
    }
    return parts;
  }

  private static Response frames(
      Request request, Offer offer, Frames frames, List<Integer> numbers) {
    List<byte[]> contents = new ArrayList<>();
    for (int number : numbers) {
      Optional<byte[]> content =
          offer.type().equals(FrameMediaTypes.UNCOMPRESSED)
              ? frames.uncompressed(number)
              : Optional.of(frames.stored(number));
      if (content.isEmpty()) {
        return Request.notAcceptable("the frame is damaged and cannot be uncompressed");
      }
      contents.add(content.get());
    }
    return response(request, offer, contents);
  }

  private static Response response(Request request, Offer offer, List<byte[]> contents) {
    if (!offer.isMultipart()) {
      return Response.ok(contents.get(0), offer.contentType()).build();
    }
    MultipartWriter parts = new MultipartWriter(offer.type());
    StreamingOutput body =
        out -> {
          for (byte[] content : contents) {
            parts.write(out, offer.contentType(), request.address(), content);
          }
          parts.end(out);
        };
    return Response.ok(body, parts.contentType()).build();
  }
}
