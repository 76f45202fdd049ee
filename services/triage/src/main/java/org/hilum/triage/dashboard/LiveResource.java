package org.hilum.triage.dashboard;

import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hilum.access.Role;
import org.hilum.triage.worklist.CaseChange;

/** Changes of cases as server-sent events. */
@Path("/cases/events")
@Tag(name = "Reading list")
@RolesAllowed(Role.RADIOLOGIST)
public class LiveResource {
  /** Shorter than the silence after which proxies close a connection. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final LiveCases live;

  LiveResource(LiveCases live) {
    this.live = live;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Live changes",
      description =
          "Events named received, flagged, screened, failed and reviewed, whichever replica made"
              + " them; the data is the image id. The event resumed says that changes may have been"
              + " missed. A comment every 15 seconds keeps the connection open.")
  @APIResponse(responseCode = "200", description = "A stream that does not end")
  public Multi<OutboundSseEvent> events(@Context Sse sse) {
    Multi<OutboundSseEvent> changes = live.watch().map(change -> event(change, sse));
    Multi<OutboundSseEvent> heartbeats =
        Multi.createFrom()
            .ticks()
            .every(HEARTBEAT)
            .onOverflow()
            .drop()
            .map(tick -> sse.newEventBuilder().comment("still here").build());
    return Multi.createBy().merging().streams(changes, heartbeats);
  }

  private static OutboundSseEvent event(CaseChange change, Sse sse) {
    return sse.newEventBuilder()
        .name(change.kind().name().toLowerCase(Locale.ROOT))
        .data(String.class, change.imageId())
        .mediaType(MediaType.TEXT_PLAIN_TYPE)
        .build();
  }
}
