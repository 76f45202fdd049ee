package org.hilum.gateway.uploads;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hilum.access.Role;
import org.hilum.gateway.admit.MetadataReader;
import org.hilum.gateway.admit.XrayMetadata;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;
import org.hilum.schemas.XrayLabels;

/** Tickets for direct uploads. */
@Path("/xrays/uploads")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed(Role.DEVICE)
public class UploadsResource {
  private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private final MetadataReader metadataReader;
  private final Tickets tickets;
  private final SecurityIdentity caller;

  UploadsResource(MetadataReader metadataReader, Tickets tickets, SecurityIdentity caller) {
    this.metadataReader = metadataReader;
    this.tickets = tickets;
    this.caller = caller;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
  @Operation(
      summary = "Ask for an address to put a large X-ray to",
      description = "The body is the X-ray's metadata and may be empty.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = XrayMetadata.class)))
  @APIResponse(
      responseCode = "201",
      description = "The address and its ticket",
      content = @Content(schema = @Schema(implementation = Ticket.class)))
  @APIResponse(
      responseCode = "400",
      description = "Metadata not understood",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response open(byte[] metadata) {
    return metadataReader
        .read(metadata, caller.getPrincipal().getName())
        .fold(
            described -> issue(described.description()),
            malformed -> Problem.response(ProblemType.MALFORMED_METADATA, malformed.detail()));
  }

  @GET
  @Path("/{ticket}")
  @Operation(summary = "What became of a direct upload: waiting, admitted or refused")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TicketState.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such ticket; tickets are forgotten a day after their last change",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response state(@PathParam("ticket") String ticket) {
    return Optional.of(ticket)
        .filter(name -> TICKET.matcher(name).matches())
        .flatMap(name -> tickets.find(new Upload(name)))
        .map(state -> Response.ok(state, MediaType.APPLICATION_JSON_TYPE).build())
        .orElseGet(() -> Problem.response(ProblemType.UNKNOWN_TICKET, "ask for a new one"));
  }

  private Response issue(XrayLabels description) {
    Ticket ticket = tickets.issue(description);
    return Response.created(URI.create("/xrays/uploads/" + ticket.ticket()))
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(ticket)
        .build();
  }
}
