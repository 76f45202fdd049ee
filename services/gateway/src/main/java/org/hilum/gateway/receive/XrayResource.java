package org.hilum.gateway.receive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hilum.access.Role;
import org.hilum.gateway.admit.Admission;
import org.hilum.gateway.admit.ImageId;
import org.hilum.gateway.admit.ImageRefusals;
import org.hilum.gateway.admit.MetadataReader;
import org.hilum.gateway.admit.MetadataReading;
import org.hilum.gateway.dicom.Reception;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;
import org.hilum.schemas.XrayLabels;
import org.hilum.telemetry.XrayTraces;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;

/** The door for devices. */
@Path("/xrays")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@APIResponse(
    responseCode = "202",
    description = "Stored and announced; it will be screened",
    headers = @Header(name = "Location", description = "Where its state can be asked"),
    content = @Content(schema = @Schema(implementation = Receipt.class)))
@APIResponse(
    responseCode = "200",
    description = "The same bytes were sent before",
    content = @Content(schema = @Schema(implementation = Receipt.class)))
@APIResponse(
    responseCode = "400",
    description = "Empty image, or metadata not understood",
    content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(
    responseCode = "409",
    description = "Another DICOM file with this SOP instance UID was stored before; that one stays",
    content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(
    responseCode = "413",
    description = "Too many bytes",
    content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(
    responseCode = "415",
    description = "Neither a JPEG nor a PNG nor DICOM",
    content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(
    responseCode = "422",
    description =
        "An image that cannot be screened: corrupt, too small, too many pixels, CMYK; a DICOM file"
            + " that is no radiograph, or whose pixels hold text",
    content = @Content(mediaType = Problem.MEDIA_TYPE))
@APIResponse(
    responseCode = "503",
    description = "Object store or broker is away; send the same request again",
    headers = @Header(name = "Retry-After", description = "Seconds to wait"),
    content = @Content(mediaType = Problem.MEDIA_TYPE))
@RolesAllowed(Role.DEVICE)
public class XrayResource {
  /** A header, not a query: addresses end up in access logs. */
  static final String METADATA_HEADER = "Hilum-Metadata";

  private final ImageBody imageBody;
  private final MetadataReader metadataReader;
  private final Reception reception;
  private final ImageRefusals refusals;
  private final SecurityIdentity caller;
  private final XrayTraces traces;

  XrayResource(
      ImageBody imageBody,
      MetadataReader metadataReader,
      Reception reception,
      ImageRefusals refusals,
      SecurityIdentity caller,
      XrayTraces traces) {
    this.imageBody = imageBody;
    this.metadataReader = metadataReader;
    this.reception = reception;
    this.refusals = refusals;
    this.caller = caller;
    this.traces = traces;
  }

  @POST
  @Consumes({"image/*", "application/dicom", MediaType.APPLICATION_OCTET_STREAM})
  @Operation(
      summary = "Send an X-ray as the body",
      description =
          "JPEG or PNG, gray or RGB, 8 or 16 bit, or a DICOM file with one frame. The content type"
              + " of the image is taken from its bytes. A DICOM file is de-identified before it is"
              + " stored, and the image id is that of the de-identified file; of the metadata only"
              + " the device counts then. Returns when the image is durable and announced; a"
              + " repetition is harmless.")
  @RequestBody(
      content = {
        @Content(
            mediaType = "image/*",
            schema =
                @Schema(
                    type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                    format = "binary")),
        @Content(
            mediaType = "application/dicom",
            schema =
                @Schema(
                    type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                    format = "binary"))
      })
  public Response receive(
      @Parameter(
              description = "The metadata as a JSON object in ASCII (see XrayMetadata)",
              example = "{\"device\": \"cr-room-2\", \"view\": \"AP\"}")
          @HeaderParam(METADATA_HEADER)
          Optional<String> metadata,
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_LENGTH) Optional<Long> length,
      InputStream body)
      throws IOException {
    byte[] json = metadata.map(text -> text.getBytes(UTF_8)).orElseGet(() -> new byte[0]);
    MetadataReading reading = metadataReader.read(json, sender());
    return admit(whole(body, length.orElse(-1L), deviceOf(reading)), reading);
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Send an X-ray as a form",
      description = "Part image holds the file, the optional part metadata a JSON object.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = XrayForm.class)))
  public Response receive(MultipartFormDataInput form) throws IOException {
    FormParts parts = new FormParts(form, imageBody);
    Optional<byte[]> image = parts.bytes("image");
    if (image.isEmpty()) {
      return malformed(
          ProblemType.MALFORMED_REQUEST, "expected one part named image with a file in it");
    }
    byte[] json = parts.bytes("metadata").orElseGet(() -> new byte[0]);
    return admit(image.get(), metadataReader.read(json, sender()));
  }

  private String deviceOf(MetadataReading reading) {
    return reading.fold(described -> described.description().deviceId(), malformed -> sender());
  }

  private String sender() {
    return caller.getPrincipal().getName();
  }

  private byte[] whole(InputStream body, long length, String deviceId) throws IOException {
    try {
      return imageBody.read(body, length);
    } catch (IOException e) {
      refusals.incomplete(deviceId);
      throw e;
    }
  }

  private Response admit(byte[] image, MetadataReading reading) {
    return traces.receive(
        "http",
        () ->
            reading.fold(
                described -> admit(image, described.description()),
                malformed -> malformed(ProblemType.MALFORMED_METADATA, malformed.detail())));
  }

  private Response admit(byte[] image, XrayLabels description) {
    return reception
        .admit(image, description)
        .fold(
            stored -> receipt(Response.Status.ACCEPTED, stored.imageId()),
            known -> receipt(Response.Status.OK, known.imageId()),
            refused -> refused(description.deviceId(), refused));
  }

  private Response malformed(ProblemType problem, String detail) {
    return refused(sender(), new Admission.Refused(problem.name(), problem, detail));
  }

  private Response refused(String deviceId, Admission.Refused refused) {
    refusals.tell(deviceId, refused.reason(), refused.detail());
    return Problem.response(refused.problem(), refused.detail());
  }

  private static Response receipt(Response.Status status, ImageId imageId) {
    Receipt receipt = Receipt.of(imageId);
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .location(receipt.state())
        .entity(receipt)
        .build();
  }
}
