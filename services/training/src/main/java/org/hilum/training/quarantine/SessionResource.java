package org.hilum.training.quarantine;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Lets the page show in whose name it speaks: workplaces are shared. */
@Path("/session")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class SessionResource {
  private final SecurityIdentity caller;

  SessionResource(SecurityIdentity caller) {
    this.caller = caller;
  }

  /** Who is logged in. */
  @Schema(description = "Who is logged in")
  public record Session(String name, Set<String> roles) {}

  @GET
  @Operation(summary = "Who is logged in, and with which roles")
  public Session session() {
    return new Session(caller.getPrincipal().getName(), new TreeSet<>(caller.getRoles()));
  }
}
