package org.hilum.gateway.care;

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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hilum.access.Role;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;

/** Where the data of one patient are erased, and where it is proved. */
@Path("/erasures")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({Role.OPERATOR, Role.AUDITOR})
public class ErasuresResource {
  private static final Pattern CARE_ID = Pattern.compile("[0-9a-f]{32}");

  private final CareReader reader;
  private final Erasing erasing;
  private final Erasures erasures;

  ErasuresResource(CareReader reader, Erasing erasing, Erasures erasures) {
    this.reader = reader;
    this.erasing = erasing;
    this.erasures = erasures;
  }

  @GET
  @Operation(summary = "All erasures, without a word of whom they concern")
  public List<ErasureState> list() {
    return erasing.list();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.OPERATOR)
  @Operation(
      summary = "Erase everything of one patient that was received until now",
      description =
          "Carried out by all services from now on; the same patient and number are the same"
              + " erasure, with one proof, however often it is asked for.")
  @RequestBody(content = @Content(schema = @Schema(implementation = CareRequest.class)))
  @APIResponse(
      responseCode = "202",
      description = "It is ordered, also if it was before",
      content = @Content(schema = @Schema(implementation = ErasureState.class)))
  @APIResponse(
      responseCode = "400",
      description = "The request is not understood",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  @APIResponse(
      responseCode = "409",
      description = "A legal hold stands; the detail says since when",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response order(byte[] request) {
    return reader
        .read(request)
        .fold(
            order ->
                erasing
                    .obstacle(order)
                    .map(hold -> Problem.response(ProblemType.LEGAL_HOLD, hold.reason()))
                    .orElseGet(() -> accepted(erasing.order(order))),
            HoldsResource::refused);
  }

  private static Response accepted(ErasureState state) {
    return Response.accepted(state).location(URI.create("/erasures/" + state.careId())).build();
  }

  @GET
  @Path("/{careId}")
  @Operation(summary = "How far an erasure has come")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ErasureState.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such erasure",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response state(@PathParam("careId") String careId) {
    return found(careId, id -> erasing.state(id).map(state -> Response.ok(state).build()));
  }

  @GET
  @Path("/{careId}/proof")
  @Operation(
      summary = "The proof of an erasure, byte for byte",
      description = "Its SHA-256 is an entry of training's audit trail.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ErasureProof.class)))
  @APIResponse(
      responseCode = "404",
      description = "No such erasure, or it is not over",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response proof(@PathParam("careId") String careId) {
    return found(
        careId,
        id ->
            erasures
                .proof(id)
                .map(bytes -> Response.ok(bytes, MediaType.APPLICATION_JSON_TYPE).build()));
  }

  private static Response found(String careId, Function<String, Optional<Response>> answer) {
    return Optional.of(careId)
        .filter(id -> CARE_ID.matcher(id).matches())
        .flatMap(answer)
        .orElseGet(
            () -> Problem.response(ProblemType.UNKNOWN_ERASURE, "there is none with this id"));
  }
}
