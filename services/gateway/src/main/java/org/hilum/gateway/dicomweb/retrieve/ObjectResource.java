package org.hilum.gateway.dicomweb.retrieve;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hilum.access.Role;
import org.hilum.dicom.file.DicomFile;
import org.hilum.dicom.file.DicomWriter;
import org.hilum.gateway.dicom.DecodingMemory;
import org.hilum.gateway.dicom.DicomJson;
import org.hilum.gateway.dicom.Footprint;
import org.hilum.gateway.dicom.IndexEntry;
import org.hilum.gateway.dicomweb.DicomMediaTypes;
import org.hilum.gateway.dicomweb.Links;
import org.hilum.gateway.dicomweb.multipart.MultipartWriter;
import org.hilum.gateway.problem.Problem;

/** Retrieves objects and their metadata (WADO-RS, PS3.18 10.4). */
@Path("/dicomweb")
@APIResponse(responseCode = "200", description = "De-identified objects, or their metadata")
@APIResponse(
    responseCode = "404",
    description = "No such study, series or instance",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
    responseCode = "406",
    description = "Not in a form that is accepted",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@RolesAllowed(Role.RADIOLOGIST)
public class ObjectResource {
  private static final String STUDY = "/studies/{study}";
  private static final String SERIES = STUDY + "/series/{series}";
  static final String INSTANCE = SERIES + "/instances/{instance}";
  private static final String METADATA = "/metadata";

  private final Instances instances;
  private final StoredObjects objects;
  private final RequestMemory kept;
  private final DecodingMemory memory;
  private final ObjectMapper json;

  ObjectResource(
      Instances instances,
      StoredObjects objects,
      RequestMemory kept,
      DecodingMemory memory,
      ObjectMapper json) {
    this.instances = instances;
    this.objects = objects;
    this.kept = kept;
    this.memory = memory;
    this.json = json;
  }

  @GET
  @Path(STUDY)
  @Operation(summary = "Objects of a study")
  public Response study(@Context UriInfo uri, @Context HttpHeaders headers) {
    return objects(Request.of(uri, headers));
  }

  @GET
  @Path(SERIES)
  @Operation(summary = "Objects of a series")
  public Response series(@Context UriInfo uri, @Context HttpHeaders headers) {
    return objects(Request.of(uri, headers));
  }

  @GET
  @Path(INSTANCE)
  @Operation(summary = "An object")
  public Response instance(@Context UriInfo uri, @Context HttpHeaders headers) {
    return objects(Request.of(uri, headers));
  }

  @GET
  @Path(STUDY + METADATA)
  @Operation(summary = "Metadata of a study's objects, in the DICOM JSON model")
  public Response studyMetadata(@Context UriInfo uri, @Context HttpHeaders headers) {
    return metadata(Request.of(uri, headers));
  }

  @GET
  @Path(SERIES + METADATA)
  @Operation(summary = "Metadata of a series' objects, in the DICOM JSON model")
  public Response seriesMetadata(@Context UriInfo uri, @Context HttpHeaders headers) {
    return metadata(Request.of(uri, headers));
  }

  @GET
  @Path(INSTANCE + METADATA)
  @Operation(summary = "Metadata of an object, in the DICOM JSON model")
  public Response instanceMetadata(@Context UriInfo uri, @Context HttpHeaders headers) {
    return metadata(Request.of(uri, headers));
  }

  private record Choice(IndexEntry entry, Offer offer) {}

  private Response objects(Request request) {
    return request.answer(
        instances,
        found -> {
          List<Choice> choices = new ArrayList<>();
          for (IndexEntry entry : found) {
            request
                .accepted()
                .choose(offers(entry, request.isOfInstance()))
                .ifPresent(offer -> choices.add(new Choice(entry, offer)));
          }
          if (choices.size() < found.size()) {
            return Request.notAcceptable(
                "expected multipart/related of application/dicom, as stored (transfer-syntax=*) or"
                    + " in Explicit VR Little Endian");
          }
          return request.isOfInstance() && !choices.get(0).offer().isMultipart()
              ? single(choices.get(0))
              : several(choices, request.links());
        });
  }

  private static List<Offer> offers(IndexEntry entry, boolean isOfInstance) {
    List<Offer> parts = ObjectForm.offers(entry.syntax(), true);
    List<Offer> single = isOfInstance ? ObjectForm.offers(entry.syntax(), false) : List.<Offer>of();
    return Stream.concat(parts.stream(), single.stream()).toList();
  }

  private Response single(Choice choice) {
    return objects
        .footprint(choice.entry())
        .map(kept::keep)
        .flatMap(mayDecode -> form(choice, mayDecode))
        .map(form -> Response.ok(form.content(), form.contentType()).build())
        .orElseGet(Request::unknown);
  }

  private Response several(List<Choice> choices, Links links) {
    MultipartWriter parts = new MultipartWriter(DicomMediaTypes.DICOM);
    StreamingOutput body =
        out -> {
          for (Choice choice : choices) {
            write(choice, links, parts, out);
          }
          parts.end(out);
        };
    return Response.ok(body, parts.contentType()).build();
  }

  private void write(Choice choice, Links links, MultipartWriter parts, OutputStream out)
      throws IOException {
    Optional<Footprint> footprint = objects.footprint(choice.entry());
    if (footprint.isPresent()) {
      long decoded = footprint.get().decoded();
      DecodingMemory.Share room = memory.keep(decoded);
      try (room) {
        Optional<Form> form = form(choice, memory.canKeep(decoded));
        if (form.isPresent()) {
          String location = links.instance(choice.entry().uids());
          parts.write(out, form.get().contentType(), location, form.get().content());
        }
      }
    }
  }

  private record Form(String contentType, byte[] content) {}

  /**
   * As it is stored, too, where it should be uncompressed and its pixels are damaged or too many.
   */
  private Optional<Form> form(Choice choice, boolean mayDecode) {
    IndexEntry entry = choice.entry();
    Optional<byte[]> stored = objects.bytes(entry.imageId());
    if (mayDecode
        && stored.isPresent()
        && !choice.offer().transferSyntax().equals(entry.syntax().uid())) {
      Optional<DicomFile> plain = Frames.uncompressed(objects.parse(entry.imageId(), stored.get()));
      if (plain.isPresent()) {
        byte[] file = DicomWriter.file(plain.get().syntax(), plain.get().dataSet());
        return Optional.of(new Form(choice.offer().contentType(), file));
      }
    }
    Offer asStored = ObjectForm.offers(entry.syntax(), false).get(0);
    return stored.map(content -> new Form(asStored.contentType(), content));
  }

  private Response metadata(Request request) {
    Optional<Offer> offer =
        request
            .accepted()
            .choose(
                List.of(
                    Offer.single(DicomMediaTypes.DICOM_JSON),
                    Offer.single(MediaType.APPLICATION_JSON)));
    return offer.isEmpty()
        ? Request.notAcceptable("expected application/dicom+json")
        : request.answer(
            instances,
            found ->
                Response.ok(document(found, request.links()), offer.get().contentType()).build());
  }

  private StreamingOutput document(List<IndexEntry> found, Links links) {
    return out -> {
      JsonGenerator generator = json.createGenerator(out);
      generator.writeStartArray();
      for (IndexEntry entry : found) {
        Optional<ObjectNode> metadata = metadata(entry, links);
        if (metadata.isPresent()) {
          generator.writeTree(metadata.get());
        }
      }
      generator.writeEndArray();
      generator.close(); // not after a fault: it would end the array as if all were there
    };
  }

  private Optional<ObjectNode> metadata(IndexEntry entry, Links links) {
    Optional<Footprint> footprint = objects.footprint(entry);
    if (footprint.isEmpty()) {
      return Optional.empty();
    }
    DecodingMemory.Share room = memory.keep(footprint.get().read());
    try (room) {
      DicomJson.BulkData bulkData = BulkData.below(links.instance(entry.uids()));
      return objects.file(entry.imageId()).map(file -> DicomJson.of(file.dataSet(), bulkData));
    }
  }
}
