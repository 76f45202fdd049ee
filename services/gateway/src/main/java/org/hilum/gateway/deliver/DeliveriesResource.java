package org.hilum.gateway.deliver;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.hilum.access.Role;
import org.hilum.gateway.problem.Problem;
import org.hilum.gateway.problem.ProblemType;

/** Says what is on its way to the hospital's systems, without a word of whom it is of. */
@Path("/deliveries")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed(Role.OPERATOR)
public class DeliveriesResource {
  private static final int PAGE = 100;

  private final Outbox outbox;
  private final Backlogs backlogs;

  DeliveriesResource(Outbox outbox, Backlogs backlogs) {
    this.outbox = outbox;
    this.backlogs = backlogs;
  }

  @GET
  @Operation(summary = "How many results wait for each destination, and how many it refused")
  public List<Backlog> backlogs() {
    return backlogs.measure();
  }

  @GET
  @Path("/{destination}/waiting")
  @Operation(summary = "What waits for a destination, 100 at a time")
  public EntryPage waiting(
      @PathParam("destination") String destination,
      @Parameter(description = "next of the page before") @QueryParam("after") @DefaultValue("")
          String after) {
    return page(
        outbox.waiting(destination),
        after,
        key -> outbox.findWaiting(key).map(entry -> EntryView.of(key.result(), entry)));
  }

  @GET
  @Path("/{destination}/refused")
  @Operation(summary = "What a destination refused, 100 at a time")
  public EntryPage refused(
      @PathParam("destination") String destination,
      @Parameter(description = "next of the page before") @QueryParam("after") @DefaultValue("")
          String after) {
    return page(
        outbox.refused(destination),
        after,
        key -> outbox.findRefused(key).map(entry -> EntryView.of(key.result(), entry)));
  }

  @POST
  @Path("/{destination}/refused/{imageId}/{model}/{version}/retry")
  @Operation(summary = "Lets a result that was refused wait for its destination again")
  @APIResponse(responseCode = "204", description = "It waits")
  @APIResponse(
      responseCode = "404",
      description = "No such result was refused",
      content = @Content(mediaType = Problem.MEDIA_TYPE))
  public Response retry(
      @PathParam("destination") String destination,
      @PathParam("imageId") String imageId,
      @PathParam("model") String model,
      @PathParam("version") String version) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    boolean waits =
        ResultKey.parse(imageId + "/" + model + "/" + version)
            .filter(result -> outbox.retry(new OutboxKey(destination, result), now))
            .isPresent();
    return waits
        ? Response.noContent().build()
        : Problem.response(ProblemType.NOT_FOUND, "no such result was refused");
  }

  /** An entry that is delivered while it is read is left out. */
  private static EntryPage page(
      Stream<OutboxKey> keys, String after, Function<OutboxKey, Optional<EntryView>> view) {
    List<OutboxKey> listed =
        keys.dropWhile(key -> key.result().path().compareTo(after) <= 0).limit(PAGE + 1).toList();
    List<OutboxKey> shown = listed.subList(0, Math.min(PAGE, listed.size()));
    Optional<String> next =
        listed.size() > PAGE ? Optional.of(shown.get(PAGE - 1).result().path()) : Optional.empty();
    return new EntryPage(shown.stream().flatMap(key -> view.apply(key).stream()).toList(), next);
  }
}
