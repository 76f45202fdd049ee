package org.hilum.training.snapshot;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hilum.access.Role;
import org.hilum.training.collect.Exclusion;
import org.hilum.training.problem.Problem;

/** What has been collected, over HTTP. */
@Path("/training/examples")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Examples", description = "What a model can learn from")
@RolesAllowed(Role.TRAINER)
public class ExamplesResource {
  private static final int MOST = 500;
  private static final Pattern LIMIT = Pattern.compile("[1-9]\\d{0,2}");

  private final ExampleCounts counts;
  private final ExcludedImages excluded;

  ExamplesResource(ExampleCounts counts, ExcludedImages excluded) {
    this.counts = counts;
    this.excluded = excluded;
  }

  @GET
  @Operation(
      summary = "The examples in numbers",
      description =
          "What a run would use now, by split and label, and what becomes of every other image on"
              + " which there is a verdict.")
  public ExampleSummary summary() throws SQLException {
    return counts.summary();
  }

  @GET
  @Path("/excluded")
  @Operation(summary = "Images with a verdict that cannot be used, each with the reason")
  @APIResponse(
      responseCode = "200",
      description = "A page, in the order of the image ids",
      content = @Content(schema = @Schema(implementation = ExcludedPage.class)))
  @APIResponse(
      responseCode = "400",
      description = "A parameter cannot be read",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response excluded(
      @Parameter(description = "Only those of this reason", example = "FEATURES_MISSING")
          @QueryParam("reason")
          Optional<String> reason,
      @Parameter(description = "The `next` of the page before")
          @QueryParam("after")
          @DefaultValue("")
          String after,
      @Parameter(description = "Images a page, 1 to " + MOST)
          @QueryParam("limit")
          @DefaultValue("50")
          String limit)
      throws SQLException {
    Optional<Exclusion> known = reason.flatMap(ExamplesResource::reason);
    if (reason.isPresent() && known.isEmpty()) {
      return refused("reason must be one of " + Arrays.toString(Exclusion.values()) + ".");
    }
    if (after.indexOf('\0') >= 0) {
      return refused("after must be the `next` of the page before.");
    }
    if (!LIMIT.matcher(limit).matches() || Integer.parseInt(limit) > MOST) {
      return refused("limit must be a number from 1 to " + MOST + ".");
    }
    return Response.ok(excluded.page(known, after, Integer.parseInt(limit))).build();
  }

  private static Optional<Exclusion> reason(String word) {
    return Stream.of(Exclusion.values()).filter(known -> known.name().equals(word)).findFirst();
  }

  private static Response refused(String detail) {
    return Problem.answer(Response.Status.BAD_REQUEST, detail);
  }
}
