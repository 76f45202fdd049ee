package org.hilum.training.run;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hilum.access.Role;
import org.hilum.training.problem.Problem;

/** Training runs over HTTP. */
@Path("/training/runs")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Runs", description = "How the service learns from examples")
@RolesAllowed(Role.TRAINER)
public class RunsResource {
  private static final int MOST = 100;
  private static final String ID = "/{id:[0-9]+}";

  private final Runner runner;
  private final RunTable table;

  RunsResource(Runner runner, RunTable table) {
    this.runner = runner;
    this.table = table;
  }

  @GET
  @Operation(summary = "The last " + MOST + " runs, the newest first")
  public List<Run> list() throws SQLException {
    return table.list(MOST);
  }

  @GET
  @Path(ID)
  @Operation(
      summary = "A run",
      description = "While it is open: what is being done, and how much of that is left.")
  @APIResponse(
      responseCode = "200",
      description = "The run as it is now",
      content = @Content(schema = @Schema(implementation = Run.class)))
  @APIResponse(
      responseCode = "404",
      description = "There is no such run",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response find(@PathParam("id") long id) throws SQLException {
    return table.find(id).map(run -> Response.ok(run).build()).orElseGet(RunsResource::unknown);
  }

  @POST
  @Operation(
      summary = "Begin a run",
      description = "Whether there are new labels or not. One run is open at a time.")
  @APIResponse(
      responseCode = "202",
      description = "The run, which has begun",
      content = @Content(schema = @Schema(implementation = Run.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another run has not ended; the detail names it",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response begin() throws SQLException {
    return runner
        .request(RunOccasion.REQUEST)
        .fold(
            run ->
                Response.accepted(run).location(URI.create("/training/runs/" + run.id())).build(),
            open -> conflict("Run %d has not ended.".formatted(open.id())),
            () -> conflict("There is no reason for a run."));
  }

  @POST
  @Path(ID + "/cancel")
  @Operation(
      summary = "End a run",
      description = "It ends within seconds, and nothing of it is released.")
  @APIResponse(
      responseCode = "202",
      description = "The run, which will end",
      content = @Content(schema = @Schema(implementation = Run.class)))
  @APIResponse(
      responseCode = "404",
      description = "There is no such run",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "409",
      description = "It has ended",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response cancel(@PathParam("id") long id) throws SQLException {
    table.cancel(id);
    Optional<Run> run = table.find(id);
    if (run.isEmpty()) {
      return unknown();
    }
    return run.get().isOpen()
        ? Response.accepted(run.get()).build()
        : conflict("Run %d has ended: %s.".formatted(id, run.get().state()));
  }

  private static Response unknown() {
    return Problem.answer(Response.Status.NOT_FOUND, "There is no such run.");
  }

  private static Response conflict(String detail) {
    return Problem.answer(Response.Status.CONFLICT, detail);
  }
}
