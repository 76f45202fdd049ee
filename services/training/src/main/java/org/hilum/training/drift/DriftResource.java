package org.hilum.training.drift;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hilum.access.Role;

/** How the champions fare, over HTTP. */
@Path("/training/drift")
@Blocking
@Tag(name = "Drift", description = "Whether champions still hold on live images")
@RolesAllowed(Role.TRAINER)
public class DriftResource {
  private final Drift drift;

  DriftResource(Drift drift) {
    this.drift = drift;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "The champions on live images, by device and week",
      description =
          "Counts, agreement with readers, calibration, and whether the images have become others"
              + " than those of training or those before.")
  public DriftReport report() throws SQLException {
    return drift.report(Instant.now());
  }

  @GET
  @Path("/page")
  @Produces(MediaType.TEXT_HTML)
  @Operation(summary = "The same as a page")
  public String page() throws SQLException {
    return DriftPage.of(drift.report(Instant.now()));
  }
}
