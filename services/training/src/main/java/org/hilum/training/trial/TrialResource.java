package org.hilum.training.trial;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hilum.access.Role;

/** Trials over HTTP. */
@Path("/training/trials")
@Blocking
@Tag(name = "Trials", description = "How far a new model is on its way to champion")
@RolesAllowed(Role.TRAINER)
public class TrialResource {
  private final TrialStandings standings;

  TrialResource(TrialStandings standings) {
    this.standings = standings;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "The model on trial of each name",
      description =
          "On how many live images it and the champion decided the same, on how many others readers"
              + " side with it, how many the promotion gate waits for, and what that gate decided"
              + " last. An obstacle says that the gate cannot decide: the evidence is damaged or"
              + " gone.")
  public List<TrialStanding> list() throws SQLException {
    return standings.list();
  }
}
