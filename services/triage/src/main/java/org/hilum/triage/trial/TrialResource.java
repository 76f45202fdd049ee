package org.hilum.triage.trial;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hilum.access.Role;

/** Models on trial over HTTP. */
@Path("/trials")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trials", description = "Models that judge beside the champion and order nothing")
@RolesAllowed(Role.TRAINER)
public class TrialResource {
  private final Trials trials;

  TrialResource(Trials trials) {
    this.trials = trials;
  }

  @GET
  @Operation(
      summary = "Every model on trial beside every champion",
      description =
          "Counts and agreement on the images that both have judged; where a radiologist has given"
              + " a verdict, of both against it. Models of past trials stay.")
  public List<TrialView> trials() {
    return trials.count().stream().map(TrialCounts::view).toList();
  }
}
